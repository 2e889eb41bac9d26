using System.Collections.Concurrent;
using CrowdSec.Storage.Machines;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>Which machines there are and which are validated, in memory: a token is worth as much as its machine. Thread-safe.</summary>
internal sealed class MachineDirectory(IMachineStore store)
{
    private volatile ConcurrentDictionary<string, bool> _validated = new(StringComparer.Ordinal);

    /// <returns>Null: there is no such machine.</returns>
    public bool? IsValidated(string machineId) => _validated.TryGetValue(machineId, out var validated) ? validated : null;

    /// <summary>Reads them all anew.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var machines = await store.ListAsync(cancellationToken);
        _validated = new(machines.Select(static m => KeyValuePair.Create(m.MachineId, m.IsValidated)), StringComparer.Ordinal);
    }

    public void Put(Machine machine) => _validated[machine.MachineId] = machine.IsValidated;

    public void Remove(string machineId) => _validated.TryRemove(machineId, out _);
}

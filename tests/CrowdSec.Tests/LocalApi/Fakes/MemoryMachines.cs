using System.Collections.Concurrent;
using CrowdSec.Storage;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class MemoryMachines(MemoryChanges changes) : IMachineStore
{
    private readonly ConcurrentDictionary<string, Machine> _machines = new();
    private long _lastId;

    public int Reads { get; private set; }

    /// <summary>Set to make every call fail.</summary>
    public Exception? Failure { get; set; }

    public Machine this[string machineId] => _machines[machineId];

    public Task<Machine?> FindAsync(string machineId, CancellationToken cancellationToken)
    {
        Check();
        Reads++;
        return Task.FromResult(_machines.GetValueOrDefault(machineId));
    }

    public Task<IReadOnlyList<Machine>> ListAsync(CancellationToken cancellationToken)
    {
        Check();
        return Task.FromResult<IReadOnlyList<Machine>>([.. _machines.Values]);
    }

    public Task<Machine> AddAsync(Machine machine, bool replace, CancellationToken cancellationToken)
    {
        Check();
        machine = machine with { Id = Interlocked.Increment(ref _lastId) };
        if (replace)
        {
            _machines[machine.MachineId] = machine;
        }
        else if (!_machines.TryAdd(machine.MachineId, machine))
        {
            throw new StoreException(StoreError.AlreadyExists, "already there");
        }

        changes.Add(StoreChangeKind.Machines);
        return Task.FromResult(machine);
    }

    public Task ValidateAsync(string machineId, CancellationToken cancellationToken) => ChangeAsync(machineId, static m => m with { IsValidated = true });

    public Task InvalidateAsync(string machineId) => ChangeAsync(machineId, static m => m with { IsValidated = false });

    public Task<bool> DeleteAsync(string machineId, CancellationToken cancellationToken)
    {
        Check();
        var there = _machines.TryRemove(machineId, out _);
        changes.Add(StoreChangeKind.Machines);
        return Task.FromResult(there);
    }

    public Task LoggedInAsync(string machineId, string ipAddress, string version, string? scenarios, CancellationToken cancellationToken) =>
        ChangeAsync(machineId, m => m with { IpAddress = ipAddress, Version = version, Scenarios = scenarios ?? m.Scenarios });

    public async Task TouchAsync(IReadOnlyList<MachineSignOfLife> signs, CancellationToken cancellationToken)
    {
        foreach (var sign in signs)
        {
            await ChangeAsync(sign.MachineId, m => m with { LastHeartbeat = sign.Heartbeat ?? m.LastHeartbeat, LastPush = sign.Push ?? m.LastPush });
        }
    }

    public Task DescribeAsync(Machine description, CancellationToken cancellationToken) =>
        ChangeAsync(description.MachineId, m => m with
        {
            Version = description.Version,
            OsName = description.OsName,
            OsFamily = description.OsFamily,
            OsVersion = description.OsVersion,
            FeatureFlags = description.FeatureFlags,
            HubState = description.HubState,
            DataSources = description.DataSources,
        });

    private Task ChangeAsync(string machineId, Func<Machine, Machine> change)
    {
        Check();
        if (!_machines.TryGetValue(machineId, out var machine))
        {
            throw new StoreException(StoreError.NotFound, "machine not found");
        }

        _machines[machineId] = change(machine);
        changes.Add(StoreChangeKind.Machines);
        return Task.CompletedTask;
    }

    private void Check()
    {
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}

using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>The log processors that this Local API knows, and whether they are alive.</summary>
internal sealed class MachinesCheck : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongSilence = TimeSpan.FromDays(1);

    public string Name => "machines";

    public string Title => "Log processors (machines)";

    public async Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken)
    {
        if (!patient.HasDatabase)
        {
            return [];
        }

        var store = await patient.StoreAsync(cancellationToken).ConfigureAwait(false);
        var machines = await store.Machines.ListAsync(cancellationToken).ConfigureAwait(false);
        var now = patient.Clock.GetUtcNow().UtcDateTime;
        return machines.Count > 0
            ? [.. machines.Select(m => Look(m, now))]
            : [HealthFinding.Broken("no machine is registered: nobody can report attacks", "'cscli machines add --auto' here, or 'cscli lapi register' on the host that reads logs")];
    }

    private static HealthFinding Look(Machine machine, DateTime now)
    {
        if (!machine.IsValidated)
        {
            return HealthFinding.Warning($"{machine.MachineId} waits to be let in", $"'cscli machines validate {machine.MachineId}', or 'cscli machines delete {machine.MachineId}' if you do not know it");
        }

        if (machine.LastHeartbeat is not { } heartbeat)
        {
            return HealthFinding.Warning($"{machine.MachineId} was never heard of", "start crowdsec there; delete the machine if it is gone for good");
        }

        var silent = now - heartbeat;
        var since = GoDuration.FromTimeSpan(silent).Truncate(new GoDuration(GoDuration.Second));
        return silent <= Silence ? HealthFinding.Fine($"{machine.MachineId} ({machine.IpAddress}) was heard of {since} ago")
            : HealthFinding.Warning($"{machine.MachineId} ({machine.IpAddress}) has been silent for {since}", silent > LongSilence ? "delete it with 'cscli machines prune' if it is gone for good" : "look whether crowdsec runs there and reaches this host");
    }
}

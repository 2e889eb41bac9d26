using CrowdSec.Cli.Doctor.Checks;

namespace CrowdSec.Cli.Doctor;

/// <summary>All checks, in the way of a log line: from the configuration over the logs to who keeps attackers out. The database comes before those who ask it.</summary>
internal static class HealthChecks
{
    public static IReadOnlyList<IHealthCheck> All { get; } =
    [
        new ItemsCheck(),
        new AcquisitionCheck(),
        new DatabaseCheck(),
        new LocalApiCheck(),
        new WhitelistsCheck(),
        new ProfilesCheck(),
        new MachinesCheck(),
        new BouncersCheck(),
        new SecretsCheck(),
    ];
}

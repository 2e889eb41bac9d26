using CrowdSec.Cli.Doctor.Checks;

namespace CrowdSec.Cli.Doctor;

/// <summary>All checks, in the way of a log line: from the configuration over the logs to who keeps attackers out.</summary>
internal static class HealthChecks
{
    public static IReadOnlyList<IHealthCheck> All { get; } =
    [
        new ItemsCheck(),
        new AcquisitionCheck(),
        new WhitelistsCheck(),
        new ProfilesCheck(),
        new DatabaseCheck(),
        new LocalApiCheck(),
        new MachinesCheck(),
        new BouncersCheck(),
        new SecretsCheck(),
    ];
}

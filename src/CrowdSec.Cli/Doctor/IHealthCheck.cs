namespace CrowdSec.Cli.Doctor;

/// <summary>One part of the examination. It changes nothing. To add one, write it and put it into the list of <see cref="HealthChecks"/>.</summary>
internal interface IHealthCheck
{
    /// <summary>For programs: one lower-case word.</summary>
    string Name { get; }

    /// <summary>For people.</summary>
    string Title { get; }

    /// <summary>Looks, and says what there is to say; nothing when the part is not used on this host. Whoever takes too long is told off by the token.</summary>
    Task<IReadOnlyList<HealthFinding>> RunAsync(Patient patient, CancellationToken cancellationToken);
}

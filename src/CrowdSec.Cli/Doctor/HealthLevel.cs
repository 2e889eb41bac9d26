namespace CrowdSec.Cli.Doctor;

/// <summary>From best to worst.</summary>
internal enum HealthLevel
{
    Fine,

    /// <summary>Works; something is worth a look.</summary>
    Warning,

    /// <summary>Attacks are missed, or nobody is kept out.</summary>
    Broken,
}

using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Configuration;

/// <summary>What simulation.yaml says: scenarios whose alerts are marked as simulated and never lead to blocking.</summary>
/// <param name="Global">All scenarios are simulated.</param>
/// <param name="Exclusions">Scenarios for which the opposite of <paramref name="Global"/> holds.</param>
public sealed record SimulationConfig(bool Global, IReadOnlySet<string> Exclusions)
{
    public static readonly SimulationConfig Off = new(false, new HashSet<string>(StringComparer.Ordinal));

    public bool IsSimulated(string scenario) => Global != Exclusions.Contains(scenario);

    /// <summary>Reads the file and its ".local" overlay. A missing file means off when it was not asked for by name.</summary>
    public static SimulationConfig Load(string path, DiagnosticBag diagnostics)
    {
        if (!File.Exists(path) && !File.Exists(path + ".local"))
        {
            return Off;
        }

        var layered = LayeredYaml.Load(path, static _ => null);
        var reader = layered.Reader();
        var config = new SimulationConfig(reader.Bool("simulation"), reader.Strings("exclusions").ToHashSet(StringComparer.Ordinal));
        reader.Finish();
        layered.Report(diagnostics);
        return config;
    }
}

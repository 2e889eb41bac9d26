using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Simulation;

/// <summary>simulation.yaml while it is changed. Only the file itself is written, never its ".local" overlay.</summary>
internal sealed class SimulationFile
{
    private readonly CliInvocation _run;
    private readonly List<string> _exclusions;

    private SimulationFile(CliInvocation run, SimulationConfig config)
    {
        _run = run;
        IsGlobal = config.Global;
        _exclusions = [.. config.Exclusions];
    }

    public bool IsGlobal { get; private set; }

    public IReadOnlyList<string> Exclusions => _exclusions;

    /// <exception cref="CliException">The file is damaged.</exception>
    public static SimulationFile Load(CliInvocation run)
    {
        var findings = new DiagnosticBag();
        var config = SimulationConfig.Load(run.Settings.Config.Paths.SimulationPath, findings);
        return findings.HasErrors ? throw new CliException($"failed to load simulation configuration:\n{string.Join('\n', findings)}") : new SimulationFile(run, config);
    }

    public bool IsSimulated(string scenario) => IsGlobal != _exclusions.Contains(scenario, StringComparer.Ordinal);

    public void Set(string scenario, bool simulated)
    {
        _exclusions.RemoveAll(s => s == scenario);
        if (IsGlobal != simulated)
        {
            _exclusions.Add(scenario);
        }
    }

    /// <summary>For all scenarios; exceptions are forgotten.</summary>
    public void SetGlobal(bool simulated)
    {
        IsGlobal = simulated;
        _exclusions.Clear();
    }

    public void Save()
    {
        var path = _run.Settings.Config.Paths.SimulationPath;
        var text = YamlWriter.ToText(new KeyValuePair<string, object?>[] { new("simulation", IsGlobal), new("exclusions", _exclusions) });
        try
        {
            var temporary = path + ".new";
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"unable to write simulation config: {e.Message}", e);
        }

        var effective = SimulationConfig.Load(path, []);
        if (effective.Global != IsGlobal || !effective.Exclusions.SetEquals(_exclusions))
        {
            _run.Log.Warning($"{path}.local says otherwise and wins: change it there");
        }
    }
}

using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.HubTesting.Cases;

/// <summary>A directory with a log and the assertions about what the hub's items make of it.</summary>
public sealed record HubTestCase(string Name, string Directory, HubTestConfig Config)
{
    public string LogPath => Path.Combine(Directory, Config.LogFile);

    public string ParserAssertPath => Path.Combine(Directory, "parser.assert");

    public string ScenarioAssertPath => Path.Combine(Directory, "scenario.assert");

    public string RuntimeDirectory => Path.Combine(Directory, "runtime");

    public string ResultsDirectory => Path.Combine(Directory, "results");

    public string ConfigPath => Path.Combine(Directory, "config.yaml");

    public bool ChecksParsers => !Config.IgnoreParsers;

    public bool ChecksScenarios => Config.Scenarios.Count > 0;

    public static HubTestCase Load(string directory, DiagnosticBag diagnostics) =>
        new(Path.GetFileName(directory), directory, HubTestConfig.Read(Path.Combine(directory, "config.yaml"), diagnostics));
}

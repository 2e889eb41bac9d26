using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Tests.Configuration;

/// <summary>A configuration directory that goes away with the test.</summary>
internal sealed class ConfigFixture : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("config").FullName;

    public string ConfigPath => Path.Combine(Root, "config.yaml");

    public DiagnosticBag Findings { get; } = [];

    public CrowdSecConfig? Load(string config, string? overlay = null, params (string Name, string Value)[] environment)
    {
        File.WriteAllText(ConfigPath, config);
        if (overlay is not null)
        {
            File.WriteAllText(ConfigPath + ".local", overlay);
        }

        return ConfigLoader.Load(ConfigPath, name => environment.FirstOrDefault(e => e.Name == name).Value, Findings);
    }

    public IEnumerable<string> Messages => Findings.Select(f => f.ToString().Replace(Root + "/", "", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Root, true);
}

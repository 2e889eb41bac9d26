using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>One document of a case file: items, lines, and what must come of them. See README.md for the keys.</summary>
internal sealed record EngineCase
{
    public required string File { get; init; }

    public required string Name { get; init; }

    /// <summary>live, replay; both when the file does not say.</summary>
    public required IReadOnlyList<string> Modes { get; init; }

    /// <summary>Path below the engine's folder → content.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Files and folders of the repository that are loaded too.</summary>
    public IReadOnlyList<string> Use { get; init; } = [];

    public IReadOnlyList<string> Log { get; init; } = [];

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public bool SimulateAll { get; init; }

    public IReadOnlyList<string> SimulationExclusions { get; init; } = [];

    public int ContextLimit { get; init; }

    public long Budget { get; init; }

    public required YamlMap Expect { get; init; }

    /// <summary>1-based, in the case file.</summary>
    public required int Line { get; init; }
}

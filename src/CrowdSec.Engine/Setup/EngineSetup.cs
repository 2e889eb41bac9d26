using CrowdSec.Configuration;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Setup;

/// <summary>Which items, patterns and data an engine is to be made of: those of an installation, or those of a hub tree. Dispose when the engine has been loaded.</summary>
public sealed class EngineSetup : IDisposable
{
    private readonly RunFolder? _folder;

    private EngineSetup(EngineSpec spec, RunFolder? folder)
    {
        Spec = spec;
        _folder = folder;
    }

    public EngineSpec Spec { get; }

    /// <summary>The items that are installed on this host.</summary>
    /// <exception cref="HubException">There is no usable index.</exception>
    public static EngineSetup Installed(CrowdSecConfig config, DiagnosticBag diagnostics)
    {
        var paths = config.Paths;
        var state = HubState.Load(new HubPlaces(paths.HubDirectory, paths.ConfigDirectory, paths.DataDirectory), HubIndex.Load(paths.IndexPath), withDownloaded: false);
        foreach (var warning in state.Warnings)
        {
            diagnostics.Warning(paths.HubDirectory, 0, 0, warning);
        }

        var simulation = SimulationConfig.Load(paths.SimulationPath, diagnostics);
        var context = config.LogProcessor is { } processor && (processor.ContextPathIsExplicit || File.Exists(processor.ContextPath)) ? processor.ContextPath : "";
        return new EngineSetup(
            new EngineSpec
            {
                Items = InstalledItemFiles.Of(state),
                PatternDirectory = Directory.Exists(paths.PatternDirectory) ? paths.PatternDirectory : "",
                DataDirectory = paths.DataDirectory,
                Simulation = new SimulationRule(simulation.Global, simulation.Exclusions),
                ContextFile = context,
                ContextValueLimit = config.LogProcessor?.ContextValueLength ?? 4000,
            },
            null);
    }

    /// <summary>All items of a hub tree, as if they were installed.</summary>
    /// <param name="patterns">Directory of grok patterns; empty to look beside the tree.</param>
    /// <param name="places">Where data files are; empty for the usual places, see <see cref="DataLocator"/>.</param>
    /// <exception cref="HubException">The tree or a given place does not exist.</exception>
    public static EngineSetup Tree(string hub, string patterns, IReadOnlyList<string> places, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(hub))
        {
            throw new HubException($"hub directory '{hub}' doesn't exist");
        }

        var tree = new HubTree(hub);
        var items = tree.AllItems();
        var locator = DataLocator.For(tree.Root, places);
        var folder = locator.SingleDirectory is null ? new RunFolder() : null;
        var data = locator.SingleDirectory ?? folder!.DataDirectory;
        var missing = new List<string>();
        DataFolder.Fill(data, items, locator, missing);
        foreach (var file in missing.Distinct(StringComparer.Ordinal))
        {
            diagnostics.Warning(tree.Root, 0, 0, $"data file '{file}' not found", $"looked into {string.Join(", ", locator.Places)}");
        }

        var spec = new EngineSpec { Items = items, PatternDirectory = PatternsOf(tree.Root, patterns), DataDirectory = data };
        return new EngineSetup(spec, folder);
    }

    /// <summary>The given directory, else "patterns" or "config/patterns" beside the hub, else none.</summary>
    /// <exception cref="HubException">The given directory does not exist.</exception>
    public static string PatternsOf(string hub, string given)
    {
        if (given.Length > 0)
        {
            return Directory.Exists(given) ? Path.GetFullPath(given) : throw new HubException($"patterns directory '{given}' doesn't exist");
        }

        var parent = Path.GetDirectoryName(Path.GetFullPath(hub)) ?? "/";
        return new[] { Path.Combine(parent, "patterns"), Path.Combine(parent, "config", "patterns") }.FirstOrDefault(Directory.Exists) ?? "";
    }

    public void Dispose() => _folder?.Dispose();
}

using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Loading;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Conformance.Content;

/// <summary>The hub of this repository, and runs of lines through its items.</summary>
internal static class ShippedHub
{
    public static string Repository { get; } = FindRepository();

    public static string Root => Path.Combine(Repository, "hub");

    public static string PatternDirectory => Path.Combine(Repository, "config", "patterns");

    /// <summary>Lines without a year get this one, whatever the real clock says.</summary>
    public static TimeProvider Clock { get; } = new ShiftedClock(new DateTimeOffset(2024, 12, 31, 12, 0, 0, TimeSpan.Zero), TimeProvider.System);

    public static HubTestSuite Suite { get; } = HubTestSuite.Open(Root);

    /// <summary>
    /// All parsers and scenarios of the hub. Postoverflows are left out, because they ask the network, and so is the list of private addresses,
    /// because logs of other people may be anonymized with them.
    /// </summary>
    public static IReadOnlyList<ItemFile> Items { get; } =
        [.. Files(HubItemType.Parsers, ItemKind.Parser), .. Files(HubItemType.Scenarios, ItemKind.Scenario)];

    /// <summary>Runs lines through all items, in one engine and in the given order.</summary>
    public static async Task<RecordedRun> RunAsync(IReadOnlyList<string> lines, string type, CancellationToken cancellationToken)
    {
        var spec = new EngineSpec { Items = Items, PatternDirectory = PatternDirectory, DataDirectory = Path.Combine(Root, "data"), Clock = Clock };
        var diagnostics = new DiagnosticBag();
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = type };
        var run = await new RecordingRunner().RunAsync(spec, new RunInput([], labels, lines), diagnostics, cancellationToken);
        return run ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
    }

    private static IEnumerable<ItemFile> Files(HubItemType type, ItemKind kind) => Suite.Index.Items(type)
        .Where(static item => item.Name != "openwatch/whitelists")
        .OrderBy(static item => item.Stage, StringComparer.Ordinal)
        .ThenBy(static item => Path.GetFileName(item.Path), StringComparer.Ordinal)
        .Select(item => new ItemFile(Path.Combine(Root, item.Path), kind, item.Stage, item.Version, ""));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "hub", ".index.json")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"no hub/.index.json above {AppContext.BaseDirectory}; run 'cscli hub index --hub hub'");
    }
}

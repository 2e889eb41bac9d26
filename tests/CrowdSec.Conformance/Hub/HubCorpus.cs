using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Conformance.Hub;

/// <summary>A hub with its tests, opened once for all cases of a test class.</summary>
public sealed class HubCorpus
{
    private readonly HubTestRunner? _runner;

    private HubCorpus(string? root)
    {
        Root = root;
        if (root is null)
        {
            return;
        }

        Suite = HubTestSuite.Open(root);
        // Some logs have time stamps without a year and were written down in this one.
        var clock = new ShiftedClock(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), TimeProvider.System);
        _runner = new HubTestRunner(Suite, new HubTestOptions(EngineSetup.PatternsOf(root, ""), DataLocator.For(root, []), clock));
    }

    public string? Root { get; }

    public HubTestSuite? Suite { get; }

    /// <summary>The conformance corpus beside the repository.</summary>
    public static HubCorpus Shared { get; } = new(Find(Path.Combine("shared", "corpus", "hub")));

    /// <summary>The hub of this repository.</summary>
    public static HubCorpus Own { get; } = new(Find(Path.Combine("hub")));

    public IEnumerable<string> TestNames => Suite?.All(new DiagnosticBag()).Select(static t => t.Name) ?? [];

    public HubTestCase Case(string name) => Suite!.Find(name, []);

    public Task<HubTestResult> RunAsync(string name, CancellationToken cancellationToken) => _runner!.RunAsync(Case(name), cancellationToken);

    private static string? Find(string relative)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var path = Path.Combine(directory.FullName, relative);
            if (Directory.Exists(Path.Combine(path, "parsers")))
            {
                return path;
            }
        }

        return null;
    }
}

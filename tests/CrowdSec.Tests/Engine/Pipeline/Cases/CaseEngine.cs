using CrowdSec.Engine;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>An engine made of a case's items, with a clock of its own.</summary>
internal sealed class CaseEngine : IDisposable
{
    private static readonly GrokCompiler Groks = new();

    private readonly CaseFolder _folder;
    private readonly DiagnosticBag _diagnostics = new();

    public CaseEngine(EngineCase engineCase, int workers = 1)
    {
        _folder = new CaseFolder(engineCase);
        var spec = new EngineSpec
        {
            Items = _folder.Items(),
            PatternDirectory = _folder.FolderOf("patterns"),
            DataDirectory = _folder.FolderOf("data"),
            Simulation = new SimulationRule(engineCase.SimulateAll, engineCase.SimulationExclusions.ToHashSet()),
            Clock = Clock,
            Log = Log,
            Workers = workers,
            Budget = new BucketBudget(engineCase.Budget),
            ContextFile = _folder.ContextFile,
            ContextValueLimit = engineCase.ContextLimit,
        };
        Processor = new EngineLoader(Groks).Load(spec, _diagnostics);
    }

    public LogProcessor Processor { get; }

    public SteppingClock Clock { get; } = new(CaseLines.Start);

    public CollectingLog Log { get; } = new();

    /// <summary>What loading had to say, but for GeoIP databases: no case has one.</summary>
    public IReadOnlyList<string> Findings =>
    [
        .. _diagnostics.Select(d => d.ToString().Replace(_folder.Prefix, "", StringComparison.Ordinal))
            .Where(static finding => !finding.StartsWith("data/GeoLite2-", StringComparison.Ordinal)),
    ];

    /// <summary>An engine of files given in code.</summary>
    public static CaseEngine Of(IReadOnlyDictionary<string, string> files, IReadOnlyList<string>? use = null, int workers = 1, long budget = 64 * 1024 * 1024) =>
        new(new EngineCase { File = "", Name = "", Line = 0, Modes = [], Files = files, Use = use ?? [], Budget = budget, ContextLimit = 4000, Expect = new([], 0, 0) }, workers);

    public LineOrigin Origin(ExpectMode mode, IReadOnlyDictionary<string, string>? labels = null, string src = "case.log")
    {
        var fields = new FieldMap(Processor.Names);
        foreach (var (key, value) in labels ?? new Dictionary<string, string>())
        {
            fields.Set(key, value);
        }

        return new LineOrigin(src, "file", fields, mode);
    }

    public void Dispose() => _folder.Dispose();
}

using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Pipeline;
using CrowdSec.Engine.Scenarios.Snapshots;
using CrowdSec.Engine.Tracing;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine;

/// <summary>
/// Runs the whole flow, from lines to alerts. The only class that sees every folder.
/// <code>
///  source ──lines──► [ worker 1..N: parse s00 s01 s02, route ] ──pours──► [ in order: buckets ] ──overflow──► [ postoverflows ] ──► alerts
///            batch                                              batch            ▲                                  │
///                                                                                └───────────── reprocess ──────────┘
/// </code>
/// A worker reads a batch, parses it, and hands it to the committer, which takes batches in the order of the log: the result does not depend on
/// how many workers there are.
/// </summary>
public sealed class LogProcessor
{
    /// <summary>How often the clock is looked at for live buckets whose time is over.</summary>
    private static readonly TimeSpan TickPeriod = TimeSpan.FromSeconds(1);

    private readonly LoadedEngine _engine;
    private readonly int _workers;

    internal LogProcessor(LoadedEngine engine, int workers)
    {
        _engine = engine;
        _workers = workers;
    }

    /// <summary>What it runs on, for benchmarks of its parts.</summary>
    internal LoadedEngine Engine => _engine;

    public FieldNames Names => _engine.Names;

    private BucketSnapshot Snapshot => new(_engine.Names, _engine.Retained, _engine.Scenarios, _engine.Buckets);

    /// <summary>The types that expressions see, for tools that evaluate expressions of their own.</summary>
    public HostTypes Types => _engine.Types;

    /// <summary>All helper functions, for the same purpose.</summary>
    public IReadOnlyCollection<ExprFunction> Functions => _engine.Functions;

    /// <summary>Names of the scenarios that were loaded, in load order.</summary>
    public IEnumerable<string> ScenarioNames => _engine.Scenarios.Select(static s => s.Name);

    public int LiveBuckets => _engine.Buckets.Count;

    /// <summary>Estimated bytes of all live buckets.</summary>
    public long BucketBytes => _engine.Buckets.Size;

    /// <summary>Writes all live buckets to a file; see <see cref="LoadBuckets"/>. Not to be called during a run.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveBuckets(string path) => Snapshot.Save(path);

    /// <summary>Brings the buckets of an earlier run back; those of scenarios that are gone or changed stay out. Not to be called during a run.</summary>
    /// <exception cref="InvalidDataException">The file is damaged: begin with no buckets.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public (int Restored, int LeftOut) LoadBuckets(string path) => Snapshot.Load(path);

    /// <summary>Runs until the source has ended. Blocking work happens on threads of its own.</summary>
    /// <param name="trace">Watches every event; makes the run single-threaded.</param>
    public async Task<ProcessorCounters> RunAsync(ILineSource source, IAlertSink sink, IPipelineTrace? trace = null, CancellationToken cancellationToken = default)
    {
        var run = new ProcessorRun(_engine, source, sink, trace);
        var count = trace is null && !_engine.NeedsOrderedParsing ? _workers : 1;
        var workers = new Task[count];
        try
        {
            var clock = _engine.Clock.CreateTimer(_ => run.Tick(), null, TickPeriod, TickPeriod);
            await using (clock.ConfigureAwait(false))
            {
                for (var i = 0; i < count; i++)
                {
                    workers[i] = Task.Factory.StartNew(() => run.Work(cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                }

                await Task.WhenAll(workers).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.Run(run.Complete, CancellationToken.None).ConfigureAwait(false);
        }

        return run.Total();
    }
}

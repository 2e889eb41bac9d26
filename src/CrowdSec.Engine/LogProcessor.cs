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

    private volatile ProcessorRun? _run;

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

    /// <summary>
    /// Writes live buckets and how far acquisition has been worked off, both of one moment, to one file. May be called during a run: committing stops only
    /// while they are copied in memory. The file is written when all alerts of that moment and before have been taken by the sink.
    /// </summary>
    /// <param name="acquisition">The source of the run.</param>
    /// <param name="settle">Awaited before the file is written: the sink has passed on for good what it has taken. null: taking is enough.</param>
    /// <exception cref="IOException">The file cannot be written; the one before is still there.</exception>
    public async Task SaveStateAsync(string path, LiveAcquisition acquisition, Func<CancellationToken, Task>? settle = null, CancellationToken cancellationToken = default)
    {
        using var copy = new StateCopy();
        void Take() => copy.Take(Snapshot, acquisition);
        if (_run?.AtRestAsync(Take) is { } taken)
        {
            await taken.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Take();
        }

        if (settle is not null)
        {
            await settle(cancellationToken).ConfigureAwait(false);
        }

        await Task.Run(() => StateFile.Write(path, copy), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings back what <see cref="SaveStateAsync"/> wrote. To be called before the run; without file it is the first start: logs are read from their end on.</summary>
    /// <returns>Buckets restored, and those left out because their scenario is gone or changed.</returns>
    /// <exception cref="InvalidDataException">The file is damaged. What could be read of it has been brought back; buckets may be missing.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public (int Restored, int LeftOut) LoadState(string path, LiveAcquisition acquisition)
    {
        if (!File.Exists(path))
        {
            return (0, 0);
        }

        var (memory, buckets) = StateFile.Read(path);
        acquisition.Recall(memory);
        return Snapshot.Read(buckets);
    }

    /// <summary>Whether some parser asks for lines of a label type, as far as the filters tell. Lines of a type that nobody asks for stay unparsed.</summary>
    public bool HasParserFor(string labelType) => _engine.LabelTypes.Contains(labelType);

    /// <summary>Runs until the source has ended. Blocking work happens on threads of its own.</summary>
    /// <param name="trace">Watches every event; makes the run single-threaded.</param>
    public async Task<ProcessorCounters> RunAsync(ILineSource source, IAlertSink sink, IPipelineTrace? trace = null, CancellationToken cancellationToken = default)
    {
        var run = _run = new ProcessorRun(_engine, source, sink, trace);
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
            await Task.Run(() => Complete(run), CancellationToken.None).ConfigureAwait(false);
        }

        return run.Total();
    }

    private void Complete(ProcessorRun run)
    {
        try
        {
            run.Complete();
        }
        finally
        {
            // The processor may be kept for long; what the run held need not be.
            _run = null;
        }
    }
}

using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Counters;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Overflows;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Routing;
using CrowdSec.Engine.Tracing;

namespace CrowdSec.Engine.Pipeline;

/// <summary>One run over a source: the batches in flight and what the workers share.</summary>
internal sealed class ProcessorRun
{
    /// <summary>Batches a worker may have under way, so that a slow commit does not make it wait at once.</summary>
    private const int BatchesPerWorker = 4;

    private readonly LoadedEngine _engine;
    private readonly ILineSource _source;
    private readonly IPipelineTrace? _trace;
    private readonly ParseStep _parse;
    private readonly CommitStep _commit;
    private readonly OrderedCommitter _committer;
    private readonly OverflowOutlet _outlet;
    private readonly ConcurrentBag<ProcessorCounters> _counters = [];
    // The batch that was committed last is taken first: its events are still in the cache.
    private readonly BlockingCollection<WorkBatch> _free = new(new ConcurrentStack<WorkBatch>());
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _reading = new();
    private readonly Lock _tracing = new();
    private Exception? _tickFailure;
    private long _sequence;
    private bool _ended;

    public ProcessorRun(LoadedEngine engine, ILineSource source, IAlertSink sink, IPipelineTrace? trace)
    {
        _engine = engine;
        _source = source;
        _trace = trace;
        _parse = new ParseStep(engine.Parsers, engine.Router);
        var parseContext = NewContext();
        var packer = new EventPacker(engine.Names, engine.Retained);
        var pourContext = new PourContext(packer, parseContext);
        var builder = new OverflowBuilder(packer, new SourceFinder(), new AlertContext(engine.ContextKeys, engine.ContextValueLimit));
        _outlet = new OverflowOutlet(engine.Postoverflows, sink, NewContext, beside: trace is null, _stop.Cancel);
        var overflows = new OverflowHandler(engine.Buckets, builder, _outlet, pourContext, engine.Names);
        _commit = new CommitStep(engine.Buckets, engine.Router, overflows, parseContext, pourContext, engine.Clock);
        _committer = new OrderedCommitter(Commit, LetTimePass);
    }

    /// <summary>A worker's life. A failure of one worker stops all.</summary>
    public void Work(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        var context = NewContext();
        var scratch = new RoutingScratch();
        for (var i = 0; i < BatchesPerWorker; i++)
        {
            _free.Add(new WorkBatch(_engine.Names, _engine.Clock), CancellationToken.None);
        }

        try
        {
            while (Read(stop.Token) is { } batch)
            {
                Handle(batch, context, scratch);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Another worker failed, and reports why.
        }
        catch
        {
            _stop.Cancel();
            throw;
        }
    }

    /// <summary>To be called about every second: lets the wall clock end live buckets. A failure stops the run. Thread-safe.</summary>
    public void Tick()
    {
        try
        {
            if (_trace is null)
            {
                _committer.Tick();
                return;
            }

            lock (_tracing)
            {
                _committer.Tick();
            }
        }
#pragma warning disable CA1031 // A timer's exception would end the process; this one is thrown by the run.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _tickFailure = e;
            _stop.Cancel();
        }
    }

    /// <summary>Does something while nothing is committed, on whichever thread; what it says about the past is complete when the task ends: all alerts of lines committed before have been sent.</summary>
    /// <returns>null when the run has come to its end.</returns>
    public Task? AtRestAsync(Action action)
    {
        var done = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _committer.TryBetween(() => Do(action, done)) ? done.Task.Unwrap() : null;
    }

    private void Do(Action action, TaskCompletionSource<Task> done)
    {
        try
        {
            action();
            done.SetResult(_outlet.SentAsync());
        }
#pragma warning disable CA1031 // It belongs to whoever waits, not to the thread that happens to commit.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
        }
    }

    /// <summary>To be called when all workers have ended, whether well or not: waits until what overflowed is sent.</summary>
    public void Complete()
    {
        _committer.Finish();
        using (_outlet)
        {
            _outlet.Complete();
        }
    }

    /// <summary>To be called at the very end.</summary>
    public ProcessorCounters Total()
    {
        if (_tickFailure is not null)
        {
            ExceptionDispatchInfo.Throw(_tickFailure);
        }

        var total = new ProcessorCounters();
        foreach (var counters in _counters)
        {
            total.Add(counters);
        }

        return total;
    }

    private void Handle(WorkBatch batch, ParseContext context, RoutingScratch scratch)
    {
        if (_trace is null)
        {
            _parse.Run(batch, context, scratch);
            _committer.Complete(batch);
            return;
        }

        // A trace sees one thing at a time, so time stands still meanwhile.
        lock (_tracing)
        {
            _parse.Run(batch, context, scratch);
            _committer.Complete(batch);
        }
    }

    private ParseContext NewContext()
    {
        var context = new ParseContext(_engine.Log, _trace);
        _counters.Add(context.Counters);
        return context;
    }

    private WorkBatch? Read(CancellationToken cancellationToken)
    {
        var batch = _free.Take(cancellationToken);
        lock (_reading)
        {
            if (_ended)
            {
                return null;
            }

            batch.Reset(_sequence++);
            _ended = !_source.Fill(batch.Lines, cancellationToken);
            return batch;
        }
    }

    private void LetTimePass()
    {
        if (!_source.IsCatchingUp)
        {
            _commit.Tick();
        }
    }

    private void Commit(WorkBatch batch)
    {
        _commit.Commit(batch, _source.IsCatchingUp);
        batch.Lines.CommitPositions();
        _free.Add(batch, CancellationToken.None);
    }
}

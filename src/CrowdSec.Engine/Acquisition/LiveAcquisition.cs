using CrowdSec.Engine.Acquisition.Live;
using CrowdSec.Engine.Acquisition.Memory;
using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// All datasources of a plan at work, each on a thread of its own, their lines in one stream. Begins with the first <see cref="Fill"/>; ends when all sources
/// have ended, or with <see cref="Stop"/>. What any source reads waits in a bounded queue, so a slow processor slows the sources down.
/// </summary>
public sealed class LiveAcquisition : ILineSource, IAsyncDisposable
{
    /// <summary>Chunks that may wait: some 16 MB of usual lines.</summary>
    private const int QueueCapacity = 32;

    private readonly LineQueue _queue = new(QueueCapacity);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<SourceRunner> _runners = [];
    private readonly List<LineTransform?> _transforms = [];
    private readonly LogProcessor _processor;
    private readonly TimeProvider _clock;
    private readonly Lock _starting = new();
    private LineChunk? _chunk;
    private bool _started;
    private bool _disposed;
    private int _running;

    private LiveAcquisition(LogProcessor processor, TimeProvider clock)
    {
        _processor = processor;
        _clock = clock;
    }

    /// <inheritdoc/>
    public bool IsCatchingUp => _runners.Exists(static r => r.Source.IsCatchingUp);

    /// <summary>All sources have looked for what there is to read: what is written from now on is read. May be asked by any thread.</summary>
    public bool IsReady => _runners.TrueForAll(static r => r.Source.IsReady);

    /// <summary>How each datasource is doing, in the order of the plan. May be asked by any thread.</summary>
    public IReadOnlyList<SourceStatus> Sources =>
        [.. _runners.Select(r => new SourceStatus(r.Spec, r.State, r.Error, r.Source.Stats, _processor.HasParserFor(r.Spec.Common.LabelType)))];

    /// <param name="processor">Whose field names and functions the lines are for.</param>
    /// <param name="findings">Gets what is wrong with transforms; a source whose transform is wrong is left out.</param>
    public static LiveAcquisition Create(AcquisitionPlan plan, LogProcessor processor, TimeProvider clock, ILog log, DiagnosticBag findings)
    {
        var acquisition = new LiveAcquisition(processor, clock);
        foreach (var spec in plan.Sources)
        {
            acquisition.Add(spec, new SourceLog(log, spec.Common.Name.Length > 0 ? spec.Common.Name : spec.Common.Type, spec.Common.LogLevel), findings);
        }

        return acquisition;
    }

    /// <summary>Goes on where an earlier run ended. To be called before the run; see <see cref="LogProcessor.LoadState"/>.</summary>
    public void Recall(AcquisitionMemory memory)
    {
        foreach (var runner in _runners)
        {
            runner.Source.Recall(memory);
        }
    }

    /// <summary>How far all sources have been worked off. To be called while nothing is committed; see <see cref="LogProcessor.SaveStateAsync"/>.</summary>
    public AcquisitionMemory Remember()
    {
        var memory = new AcquisitionMemory();
        foreach (var runner in _runners)
        {
            runner.Source.Remember(memory);
        }

        return memory;
    }

    /// <inheritdoc/>
    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        Start();
        var taken = false;
        while (!batch.IsFull)
        {
            if (_chunk is null or { IsUsedUp: true })
            {
                _chunk = taken ? _queue.TryTake() : _queue.Take(cancellationToken);
            }

            if (_chunk is null)
            {
                return taken;
            }

            taken = true;
            _chunk.MoveTo(batch);
            if (!_chunk.IsUsedUp)
            {
                break;
            }
        }

        return true;
    }

    /// <summary>Ends reading: the run that fills from here then ends when what it has taken is committed. What was read and not taken is read again next time.</summary>
    public void Stop()
    {
        _stop.Cancel();
        _queue.Abandon();
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Stop();
        await Task.Run(() => _runners.ForEach(static r => r.Join())).ConfigureAwait(false);
        _runners.ForEach(static r => r.Source.Dispose());
        _stop.Dispose();
    }

    private void Add(SourceSpec spec, SourceLog log, DiagnosticBag findings)
    {
        LineTransform? transform = null;
        if (spec.Common.Transform.Length > 0)
        {
            transform = LineTransform.Create(spec.Common.Transform, _processor, _clock, log, out var error);
            if (transform is null)
            {
                findings.Error(spec.Common.File, spec.Common.Line, 0, error, "correct the expression, or leave transform out");
                return;
            }
        }

        _transforms.Add(transform);
        _runners.Add(new SourceRunner(spec, spec.Start(new SourceServices(_processor.Names, _clock, log)), log));
    }

    private void Start()
    {
        lock (_starting)
        {
            if (_started)
            {
                return;
            }

            _started = true;
            _running = _runners.Count;
            if (_running == 0 || _stop.IsCancellationRequested)
            {
                _queue.End();
                return;
            }

            for (var i = 0; i < _runners.Count; i++)
            {
                _runners[i].Start(new LineSink(_queue, _transforms[i], _stop.Token), _clock, EndOne, _stop.Token);
            }
        }
    }

    private void EndOne()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _queue.End();
        }
    }
}

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>
/// Stands between the sources and the workers: bounded, so that sources wait for slow workers instead of filling memory. Many may write, one reads at a
/// time. Monitor, and not a lock: it can wait.
/// </summary>
/// <param name="capacity">Most chunks that wait.</param>
internal sealed class LineQueue(int capacity)
{
    private readonly object _gate = new();
    private readonly Queue<LineChunk> _chunks = new();
    private bool _ended;

    /// <summary>Waits while the queue is full.</summary>
    public void Add(LineChunk chunk, CancellationToken cancellationToken)
    {
        using var wake = cancellationToken.UnsafeRegister(WakeAll, this);
        lock (_gate)
        {
            while (_chunks.Count >= capacity)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            cancellationToken.ThrowIfCancellationRequested();
            _chunks.Enqueue(chunk);
            Monitor.PulseAll(_gate);
        }
    }

    /// <returns>null when there is nothing at hand.</returns>
    public LineChunk? TryTake()
    {
        lock (_gate)
        {
            return Dequeue();
        }
    }

    /// <summary>Waits while there is nothing at hand.</summary>
    /// <returns>null when there will be nothing any more.</returns>
    public LineChunk? Take(CancellationToken cancellationToken)
    {
        using var wake = cancellationToken.UnsafeRegister(WakeAll, this);
        lock (_gate)
        {
            while (_chunks.Count == 0 && !_ended)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Monitor.Wait(_gate);
            }

            return Dequeue();
        }
    }

    /// <summary>Says that nothing will be added any more; what waits can still be taken.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Throws away what waits, and ends.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _chunks.Clear();
            _ended = true;
            Monitor.PulseAll(_gate);
        }
    }

    private LineChunk? Dequeue()
    {
        if (!_chunks.TryDequeue(out var chunk))
        {
            return null;
        }

        if (_chunks.Count == capacity - 1)
        {
            Monitor.PulseAll(_gate);
        }

        return chunk;
    }

    private static void WakeAll(object? queue)
    {
        var gate = ((LineQueue)queue!)._gate;
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }
}

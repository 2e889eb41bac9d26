
namespace CrowdSec.Engine.Pipeline;

/// <summary>
/// Brings batches that workers finish in any order back into the order of the log. Whoever completes the next batch commits it and all that
/// wait behind it, outside of the lock; the others go on parsing.
/// </summary>
/// <param name="tick">What the passing of time does; never called while a batch is committed.</param>
internal sealed class OrderedCommitter(Action<WorkBatch> commit, Action tick)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, WorkBatch> _waiting = [];
    private long _next;
    private bool _tickDue;
    private bool _busy;

    /// <summary>Hands a batch over. The calling thread may be kept to commit several batches.</summary>
    public void Complete(WorkBatch batch)
    {
        lock (_lock)
        {
            _waiting.Add(batch.Sequence, batch);
            if (_busy)
            {
                return;
            }

            _busy = true;
        }

        Drain();
    }

    /// <summary>Lets time pass: at once when nothing is being committed, else after the batch under way.</summary>
    public void Tick()
    {
        lock (_lock)
        {
            _tickDue = true;
            if (_busy)
            {
                return;
            }

            _busy = true;
        }

        Drain();
    }

    private void Drain()
    {
        while (TryTakeNext(out var batch))
        {
            if (batch is null)
            {
                tick();
            }
            else
            {
                commit(batch);
            }
        }
    }

    /// <param name="batch">null: time is to pass.</param>
    private bool TryTakeNext(out WorkBatch? batch)
    {
        lock (_lock)
        {
            batch = null;
            if (_tickDue)
            {
                _tickDue = false;
                return true;
            }

            if (_waiting.Remove(_next, out batch))
            {
                _next++;
                return true;
            }

            return _busy = false;
        }
    }
}

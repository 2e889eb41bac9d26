using System.Diagnostics.CodeAnalysis;

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
    private readonly Queue<Action> _between = new();
    private long _next;
    private bool _tickDue;
    private bool _busy;
    private bool _finished;

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

    /// <summary>Does something while nothing is being committed: at once, or after the batch under way, on whichever thread. It must not throw.</summary>
    /// <returns>false when nothing is committed any more: it is not done.</returns>
    public bool TryBetween(Action action)
    {
        lock (_lock)
        {
            if (_finished)
            {
                return false;
            }

            _between.Enqueue(action);
            if (_busy)
            {
                return true;
            }

            _busy = true;
        }

        Drain();
        return true;
    }

    /// <summary>To be called when nothing is committed any more, whether all went well or not: does what still waits to be done between batches.</summary>
    public void Finish()
    {
        Action? action;
        lock (_lock)
        {
            _busy = true;
        }

        while (TryDequeue(out action))
        {
            action();
        }
    }

    private bool TryDequeue([NotNullWhen(true)] out Action? action)
    {
        lock (_lock)
        {
            _finished = true;
            return _between.TryDequeue(out action);
        }
    }

    private void Drain()
    {
        while (TryTakeNext(out var batch, out var action))
        {
            if (batch is not null)
            {
                commit(batch);
            }
            else
            {
                (action ?? tick)();
            }
        }
    }

    /// <param name="batch">null: something else is to be done.</param>
    /// <param name="action">null: time is to pass.</param>
    private bool TryTakeNext(out WorkBatch? batch, out Action? action)
    {
        lock (_lock)
        {
            batch = null;
            if (_between.TryDequeue(out action))
            {
                return true;
            }

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

using CrowdSec.Engine.Acquisition;

namespace CrowdSec.Engine.Pipeline;

/// <summary>
/// Brings batches that workers finish in any order back into the order of the log. Whoever completes the next batch commits it and all that
/// wait behind it, outside of the lock; the others go on parsing.
/// </summary>
internal sealed class OrderedCommitter(Action<LineBatch> commit)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, LineBatch> _waiting = [];
    private long _next;
    private bool _busy;

    /// <summary>Hands a batch over. The calling thread may be kept to commit several batches.</summary>
    public void Complete(LineBatch batch)
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

        while (TryTakeNext() is { } next)
        {
            commit(next);
        }
    }

    private LineBatch? TryTakeNext()
    {
        lock (_lock)
        {
            if (_waiting.Remove(_next, out var batch))
            {
                _next++;
                return batch;
            }

            _busy = false;
            return null;
        }
    }
}

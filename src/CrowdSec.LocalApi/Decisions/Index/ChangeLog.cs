namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>The last changes of decisions, by number, in a ring. Not thread-safe: the index guards it.</summary>
internal sealed class ChangeLog(int capacity)
{
    private LoggedChange[] _ring = new LoggedChange[16];
    private int _oldest;
    private int _count;

    /// <summary>All changes after this number are here.</summary>
    public long CompleteAfter { get; private set; }

    public void Clear(long completeAfter)
    {
        _count = 0;
        CompleteAfter = completeAfter;
    }

    public void Add(LoggedChange change)
    {
        if (_count == _ring.Length && _count < capacity)
        {
            Grow();
        }

        if (_count == _ring.Length)
        {
            CompleteAfter = _ring[_oldest].Sequence;
            _oldest = (_oldest + 1) % _ring.Length;
            _count--;
        }

        _ring[(_oldest + _count) % _ring.Length] = change;
        _count++;
    }

    /// <summary>Merged ranges of ids, in order, of what changed after the number.</summary>
    public (List<IdRange> Added, List<IdRange> Moved) After(long sequence)
    {
        List<IdRange>? added = null;
        List<IdRange>? moved = null;
        for (var i = _count - 1; i >= 0; i--)
        {
            var change = _ring[(_oldest + i) % _ring.Length];
            if (change.Sequence <= sequence)
            {
                break;
            }

            (change.Added ? added ??= [] : moved ??= []).Add(new(change.FirstId, change.LastId));
        }

        return (added is null ? [] : IdRange.Merge(added), moved is null ? [] : IdRange.Merge(moved));
    }

    private void Grow()
    {
        var larger = new LoggedChange[Math.Min(capacity, _ring.Length * 2)];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = _ring[(_oldest + i) % _ring.Length];
        }

        _ring = larger;
        _oldest = 0;
    }
}

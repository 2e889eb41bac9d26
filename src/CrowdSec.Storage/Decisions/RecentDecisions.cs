namespace CrowdSec.Storage.Decisions;

/// <summary>
/// What this process stored last, until the first reader of the change has it: who keeps decisions in memory need not read back what was here a moment ago. Bounded; what does not fit is read from
/// the database. Thread-safe.
/// </summary>
internal sealed class RecentDecisions(int mostRows = RecentDecisions.UsualRows)
{
    private const int UsualRows = 200_000;

    private readonly Lock _gate = new();
    private readonly SortedList<long, AddedDecisions> _byFirstId = [];
    private int _rows;

    /// <summary>After they were committed.</summary>
    public void Add(IReadOnlyList<AddedDecisions> added)
    {
        lock (_gate)
        {
            foreach (var one in added)
            {
                // Ids come again when the database was replaced.
                if (_byFirstId.IndexOfKey(one.FirstId) is >= 0 and var known)
                {
                    RemoveAt(known);
                }

                if (one.Rows.Count <= mostRows)
                {
                    _byFirstId.Add(one.FirstId, one);
                    _rows += one.Rows.Count;
                }
            }

            while (_rows > mostRows)
            {
                RemoveAt(0);
            }
        }
    }

    /// <summary>A reader has everything.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _byFirstId.Clear();
            _rows = 0;
        }
    }

    /// <summary>All rows with ids from first to last, which are gone from here then; null when some are not here.</summary>
    public IReadOnlyList<AddedDecisions>? Take(long firstId, long lastId)
    {
        lock (_gate)
        {
            var at = _byFirstId.IndexOfKey(firstId);
            var count = at < 0 ? 0 : CountUpTo(at, lastId);
            if (count == 0)
            {
                return null;
            }

            var taken = new AddedDecisions[count];
            for (var i = 0; i < count; i++)
            {
                taken[i] = RemoveAt(at);
            }

            return taken;
        }
    }

    // Those from the place on that follow each other without a gap and end with the id; 0: they do not.
    private int CountUpTo(int at, long lastId)
    {
        for (var i = at; i < _byFirstId.Count && _byFirstId.Values[i] is var one && one.LastId <= lastId; i++)
        {
            if (one.LastId == lastId)
            {
                return i - at + 1;
            }

            if (i + 1 < _byFirstId.Count && _byFirstId.Keys[i + 1] != one.LastId + 1)
            {
                return 0;
            }
        }

        return 0;
    }

    private AddedDecisions RemoveAt(int at)
    {
        var one = _byFirstId.Values[at];
        _byFirstId.RemoveAt(at);
        _rows -= one.Rows.Count;
        return one;
    }
}

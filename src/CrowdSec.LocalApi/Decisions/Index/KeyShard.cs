namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>One open-addressed table with linear probing; removing shifts entries back, so no graves are left.</summary>
internal sealed class KeyShard
{
    // Slot + 1, so that an empty entry is zero.
    private (uint Hash, int Slot)[] _entries = new (uint, int)[4];
    private int _count;

    public int Find(uint hash, in DecisionKey key, RowStore rows)
    {
        var at = Locate(hash, key, rows);
        return _entries[at].Slot - 1;
    }

    public void Set(uint hash, in DecisionKey key, RowStore rows, int slot)
    {
        var at = Locate(hash, key, rows);
        if (_entries[at].Slot == 0)
        {
            _count++;
        }

        _entries[at] = (hash, slot + 1);
        if (_count * 10 > _entries.Length * 7)
        {
            Resize(_entries.Length * 2);
        }
    }

    public void Remove(uint hash, in DecisionKey key, RowStore rows)
    {
        var hole = Locate(hash, key, rows);
        if (_entries[hole].Slot == 0)
        {
            return;
        }

        _count--;
        var mask = _entries.Length - 1;
        for (var at = (hole + 1) & mask; _entries[at].Slot != 0; at = (at + 1) & mask)
        {
            var home = Home(_entries[at].Hash);
            if (((at - home) & mask) >= ((at - hole) & mask))
            {
                _entries[hole] = _entries[at];
                hole = at;
            }
        }

        _entries[hole] = default;
        if (_entries.Length > 16 && _count * 5 < _entries.Length)
        {
            Resize(_entries.Length / 2);
        }
    }

    // The upper bits chose the shard.
    private int Home(uint hash) => (int)(hash & (uint)(_entries.Length - 1));

    private int Locate(uint hash, in DecisionKey key, RowStore rows)
    {
        var mask = _entries.Length - 1;
        var at = Home(hash);
        while (_entries[at] is var (found, slot) && slot != 0 && (found != hash || !key.Matches(rows[slot - 1])))
        {
            at = (at + 1) & mask;
        }

        return at;
    }

    private void Resize(int size)
    {
        var old = _entries;
        _entries = new (uint, int)[size];
        foreach (var entry in old)
        {
            if (entry.Slot == 0)
            {
                continue;
            }

            var at = Home(entry.Hash);
            while (_entries[at].Slot != 0)
            {
                at = (at + 1) & (size - 1);
            }

            _entries[at] = entry;
        }
    }
}

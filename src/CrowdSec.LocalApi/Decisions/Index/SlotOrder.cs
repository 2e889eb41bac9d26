namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>
/// Slots in the order of their rows' ids, or of (until, id): a sorted list in leaves of bounded size, about five bytes for a slot. Not thread-safe: the index guards it.
/// </summary>
internal sealed class SlotOrder(RowStore rows, bool byUntil)
{
    private const int LeafSize = 256;

    private SlotLeaf[] _leaves = new SlotLeaf[4];
    private int _count;

    /// <summary>Adds a slot; its row's key must not be there yet, and must not change while it is.</summary>
    public void Add(int slot)
    {
        var (major, id) = KeyOf(slot);
        if (_count == 0)
        {
            InsertLeaf(0, NewLeaf(slot));
            return;
        }

        var (leaf, index) = Seek(major, id);
        if (index == 0 && leaf > 0)
        {
            leaf--;
            index = _leaves[leaf].Count;
        }

        if (_leaves[leaf].Count == LeafSize)
        {
            if (index == LeafSize)
            {
                // Keys mostly come in order: full leaves stay full.
                InsertLeaf(leaf + 1, NewLeaf(slot));
                return;
            }

            Split(leaf);
            if (index > LeafSize / 2)
            {
                leaf++;
                index -= LeafSize / 2;
            }
        }

        ref var into = ref _leaves[leaf];
        Array.Copy(into.Slots, index, into.Slots, index + 1, into.Count - index);
        into.Slots[index] = slot;
        into.Count++;
        SetFirst(ref into);
    }

    public void Remove(int slot)
    {
        var (major, id) = KeyOf(slot);
        var (leaf, index) = Seek(major, id);
        ref var from = ref _leaves[leaf];
        from.Count--;
        Array.Copy(from.Slots, index + 1, from.Slots, index, from.Count - index);
        if (from.Count == 0)
        {
            RemoveLeaf(leaf);
            return;
        }

        SetFirst(ref from);
        if (from.Count < LeafSize / 4 && leaf + 1 < _count && from.Count + _leaves[leaf + 1].Count <= LeafSize * 3 / 4)
        {
            Array.Copy(_leaves[leaf + 1].Slots, 0, from.Slots, from.Count, _leaves[leaf + 1].Count);
            from.Count += _leaves[leaf + 1].Count;
            RemoveLeaf(leaf + 1);
        }
    }

    /// <summary>Where the first slot with this key or a greater one is.</summary>
    public SlotPosition Seek(long major, long id)
    {
        var low = 0;
        var high = _count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (IsBefore(_leaves[middle].Major, _leaves[middle].Id, major, id))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == 0)
        {
            return new(0, 0);
        }

        var leaf = low - 1;
        var index = SeekIn(_leaves[leaf], major, id);
        return index == _leaves[leaf].Count && leaf + 1 < _count ? new(leaf + 1, 0) : new(leaf, index);
    }

    /// <summary>The slot at the position, which then moves on. False at the end.</summary>
    public bool TryNext(ref SlotPosition position, out int slot)
    {
        slot = -1;
        if (position.Leaf >= _count || position.Index >= _leaves[position.Leaf].Count)
        {
            return false;
        }

        ref var leaf = ref _leaves[position.Leaf];
        slot = leaf.Slots[position.Index];
        position = position.Index + 1 == leaf.Count && position.Leaf + 1 < _count ? new(position.Leaf + 1, 0) : new(position.Leaf, position.Index + 1);
        return true;
    }

    /// <summary>How many slots stand before the position.</summary>
    public int CountBefore(SlotPosition position)
    {
        var count = position.Index;
        for (var i = 0; i < position.Leaf; i++)
        {
            count += _leaves[i].Count;
        }

        return count;
    }

    /// <summary>The position so many slots before another one, or up to a leaf more.</summary>
    public SlotPosition Back(SlotPosition position, int slots)
    {
        var left = slots - position.Index;
        var leaf = position.Leaf;
        while (left > 0 && leaf > 0)
        {
            leaf--;
            left -= _leaves[leaf].Count;
        }

        return new(leaf, 0);
    }

    private static bool IsBefore(long major, long id, long otherMajor, long otherId) => major != otherMajor ? major < otherMajor : id < otherId;

    private (long Major, long Id) KeyOf(int slot)
    {
        ref var row = ref rows[slot];
        return (byUntil ? row.Until : 0, row.Id);
    }

    private int SeekIn(in SlotLeaf leaf, long major, long id)
    {
        // Most keys come last: look there first.
        var (lastMajor, lastId) = KeyOf(leaf.Slots[leaf.Count - 1]);
        if (IsBefore(lastMajor, lastId, major, id))
        {
            return leaf.Count;
        }

        var low = 0;
        var high = leaf.Count - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var (otherMajor, otherId) = KeyOf(leaf.Slots[middle]);
            if (IsBefore(otherMajor, otherId, major, id))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private SlotLeaf NewLeaf(int slot)
    {
        var leaf = new SlotLeaf { Slots = new int[LeafSize], Count = 1 };
        leaf.Slots[0] = slot;
        SetFirst(ref leaf);
        return leaf;
    }

    private void SetFirst(ref SlotLeaf leaf) => (leaf.Major, leaf.Id) = KeyOf(leaf.Slots[0]);

    private void Split(int leaf)
    {
        const int Half = LeafSize / 2;
        var upper = new SlotLeaf { Slots = new int[LeafSize], Count = LeafSize - Half };
        Array.Copy(_leaves[leaf].Slots, Half, upper.Slots, 0, upper.Count);
        SetFirst(ref upper);
        _leaves[leaf].Count = Half;
        InsertLeaf(leaf + 1, upper);
    }

    private void InsertLeaf(int at, SlotLeaf leaf)
    {
        if (_count == _leaves.Length)
        {
            Array.Resize(ref _leaves, _leaves.Length * 2);
        }

        Array.Copy(_leaves, at, _leaves, at + 1, _count - at);
        _leaves[at] = leaf;
        _count++;
    }

    private void RemoveLeaf(int at)
    {
        _count--;
        Array.Copy(_leaves, at + 1, _leaves, at, _count - at);
        _leaves[_count] = default;
    }
}

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>
/// The events a bucket keeps, oldest first. Bounded as the reference's queue: before an event is added, the oldest go while more than
/// the limit are held, so at most limit + 1 stay. Entries are packed events (byte[]) or, where a condition looks at them, events.
/// </summary>
internal struct EventQueue
{
    private object[]? _items;
    private int _head;
    private int _count;

    public readonly int Count => _count;

    public readonly object this[int index] => _items![(_head + index) % _items.Length];

    /// <param name="limit">-1: no limit.</param>
    /// <returns>The entry that had to go, if any.</returns>
    public object? Add(object entry, int limit)
    {
        object? dropped = null;
        while (limit >= 0 && _count > limit)
        {
            dropped = _items![_head];
            _items[_head] = null!;
            _head = (_head + 1) % _items.Length;
            _count--;
        }

        if (_items is null || _count == _items.Length)
        {
            Grow(limit);
        }

        _items![(_head + _count) % _items.Length] = entry;
        _count++;
        return dropped;
    }

    private void Grow(int limit)
    {
        var size = _items is null ? 1 : Math.Max(2, _count * 2);
        if (limit >= 0)
        {
            size = Math.Min(size, limit + 1);
        }

        var items = new object[size];
        for (var i = 0; i < _count; i++)
        {
            items[i] = this[i];
        }

        _items = items;
        _head = 0;
    }
}

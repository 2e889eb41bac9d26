namespace CrowdSec.Engine.Events;

/// <summary>
/// Numbers the field names of one engine, so that a field is an array slot instead of a hash look-up. Names are added while items are
/// loaded and, rarely, by events with computed names. Thread-safe: readers take no lock.
/// </summary>
public sealed class FieldNames
{
    /// <summary>Past this many names further ones are refused: names computed from log lines must not eat memory.</summary>
    public const int MaxNames = 8_192;

    private readonly Lock _lock = new();
    private volatile Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private volatile string[] _names = [];

    public int Count => _names.Length;

    public string NameOf(int slot) => _names[slot];

    /// <summary>The slot of a known name, or -1.</summary>
    public int Find(string name) => _slots.TryGetValue(name, out var slot) ? slot : -1;

    /// <summary>The slot of a name, new if need be; -1 when there are <see cref="MaxNames"/> already.</summary>
    public int SlotOf(string name)
    {
        if (_slots.TryGetValue(name, out var slot))
        {
            return slot;
        }

        lock (_lock)
        {
            return _slots.TryGetValue(name, out slot) ? slot : Add(name);
        }
    }

    private int Add(string name)
    {
        if (_names.Length >= MaxNames)
        {
            return -1;
        }

        // Copy on write: loads are rare, reads are per event.
        var slot = _names.Length;
        _names = [.. _names, name];
        _slots = new Dictionary<string, int>(_slots, StringComparer.Ordinal) { [name] = slot };
        return slot;
    }
}

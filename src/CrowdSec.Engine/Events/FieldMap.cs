using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Events;

/// <summary>
/// One of an event's string maps (Parsed, Meta, Enriched, labels): slots by <see cref="FieldNames"/>, values kept as slices of the line
/// until a string is needed. Owned by one worker at a time.
/// </summary>
/// <param name="names">Numbers the keys.</param>
/// <param name="compact">
/// Values stand side by side and are searched: small, for events that are kept. Otherwise the slot is the index: fast, for events that are reused.
/// </param>
public sealed class FieldMap(FieldNames names, bool compact = false) : StringMap
{
    private FieldValue[] _values = [];
    private int[] _used = compact ? [] : new int[16];
    private int _usedCount;

    public FieldNames Names { get; } = names;

    public override int Count => _usedCount;

    public override IEnumerable<KeyValuePair<string, string>> Pairs =>
        UsedSlots.ToArray().Select(slot => KeyValuePair.Create(Names.NameOf(slot), Get(slot))).OrderBy(static p => p.Key, StringComparer.Ordinal);

    /// <summary>The slots that are set, in the order in which they were.</summary>
    public ReadOnlySpan<int> UsedSlots => _used.AsSpan(0, _usedCount);

    public override string Get(string key) => Get(Names.Find(key));

    public override bool Contains(string key) => Contains(Names.Find(key));

    public override void Set(string key, string value) => Set(Names.SlotOf(key), value);

    public string Get(int slot)
    {
        var index = IndexOf(slot);
        return (uint)index < (uint)_values.Length ? _values[index].GetString() : "";
    }

    public ReadOnlySpan<char> GetSpan(int slot)
    {
        var index = IndexOf(slot);
        return (uint)index < (uint)_values.Length && _values[index].IsSet ? _values[index].Span : default;
    }

    public bool Contains(int slot)
    {
        var index = IndexOf(slot);
        return (uint)index < (uint)_values.Length && _values[index].IsSet;
    }

    public void Set(int slot, string value)
    {
        if (slot >= 0)
        {
            Use(slot).Set(value);
        }
    }

    public void Set(int slot, string source, int start, int length)
    {
        if (slot >= 0)
        {
            Use(slot).Set(source, start, length);
        }
    }

    public void Clear()
    {
        for (var i = 0; i < _usedCount; i++)
        {
            _values[compact ? i : _used[i]].Clear();
        }

        _usedCount = 0;
    }

    /// <summary>Adds all entries to another map, which may number its keys differently.</summary>
    public void CopyTo(FieldMap target)
    {
        target.Reserve(_usedCount);
        var sameNames = ReferenceEquals(target.Names, Names);
        foreach (var slot in UsedSlots)
        {
            target.Set(sameNames ? slot : target.Names.SlotOf(Names.NameOf(slot)), Get(slot));
        }
    }

    private int IndexOf(int slot) => compact ? UsedSlots.IndexOf(slot) : slot;

    private void Reserve(int count)
    {
        if (compact && _usedCount + count > _used.Length)
        {
            Array.Resize(ref _used, _usedCount + count);
            Array.Resize(ref _values, _usedCount + count);
        }
    }

    private ref FieldValue Use(int slot)
    {
        var index = IndexOf(slot);
        if (compact)
        {
            return ref UseCompact(slot, index);
        }

        if (index >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(index + 1, Names.Count));
        }

        ref var value = ref _values[index];
        if (!value.IsSet)
        {
            if (_usedCount == _used.Length)
            {
                Array.Resize(ref _used, _usedCount * 2);
            }

            _used[_usedCount++] = slot;
        }

        return ref value;
    }

    private ref FieldValue UseCompact(int slot, int index)
    {
        if (index >= 0)
        {
            return ref _values[index];
        }

        if (_usedCount == _used.Length)
        {
            Reserve(Math.Max(4, _usedCount));
        }

        _used[_usedCount] = slot;
        return ref _values[_usedCount++];
    }
}

using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Events;

/// <summary>
/// One of an event's string maps (Parsed, Meta, Enriched, labels): slots by <see cref="FieldNames"/>, values kept as slices of the line
/// until a string is needed. Owned by one worker at a time.
/// </summary>
public sealed class FieldMap(FieldNames names) : StringMap
{
    private FieldValue[] _values = [];
    private int[] _used = new int[16];
    private int _usedCount;

    public FieldNames Names { get; } = names;

    public override int Count => _usedCount;

    public override IEnumerable<KeyValuePair<string, string>> Pairs =>
        Slots().Select(slot => KeyValuePair.Create(Names.NameOf(slot), _values[slot].GetString())).OrderBy(static p => p.Key, StringComparer.Ordinal);

    public override string Get(string key) => Get(Names.Find(key));

    public override bool Contains(string key) => Contains(Names.Find(key));

    public override void Set(string key, string value) => Set(Names.SlotOf(key), value);

    public string Get(int slot) => (uint)slot < (uint)_values.Length ? _values[slot].GetString() : "";

    public ReadOnlySpan<char> GetSpan(int slot) =>
        (uint)slot < (uint)_values.Length && _values[slot].IsSet ? _values[slot].Span : default;

    public bool Contains(int slot) => (uint)slot < (uint)_values.Length && _values[slot].IsSet;

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
            _values[_used[i]].Clear();
        }

        _usedCount = 0;
    }

    /// <summary>The slots that are set, in no particular order.</summary>
    public ReadOnlySpan<int> UsedSlots => _used.AsSpan(0, _usedCount);

    public void CopyTo(FieldMap target)
    {
        foreach (var slot in UsedSlots)
        {
            target.Set(ReferenceEquals(target.Names, Names) ? slot : target.Names.SlotOf(Names.NameOf(slot)), Get(slot));
        }
    }

    private int[] Slots() => UsedSlots.ToArray();

    private ref FieldValue Use(int slot)
    {
        if (slot >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(slot + 1, Names.Count));
        }

        ref var value = ref _values[slot];
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
}

using CrowdSec.Engine.Events;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>A string map as it was at one moment; keys in ascending order. Immutable and thread-safe.</summary>
public sealed class FrozenFields : StringMap
{
    public static readonly FrozenFields Empty = new([], []);

    private readonly string[] _keys;
    private readonly string[] _values;

    private FrozenFields(string[] keys, string[] values)
    {
        _keys = keys;
        _values = values;
    }

    public override int Count => _keys.Length;

    public override IEnumerable<KeyValuePair<string, string>> Pairs => _keys.Zip(_values, KeyValuePair.Create);

    public override string Get(string key) => Array.BinarySearch(_keys, key, StringComparer.Ordinal) is >= 0 and var at ? _values[at] : "";

    public override bool Contains(string key) => Array.BinarySearch(_keys, key, StringComparer.Ordinal) >= 0;

    /// <summary>Always refused: what was recorded stays as it was.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Set(string key, string value) => throw new NotSupportedException("recorded fields do not change");

    public static FrozenFields From(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var sorted = pairs.OrderBy(static p => p.Key, StringComparer.Ordinal).ToArray();
        return sorted.Length == 0 ? Empty : new FrozenFields(Array.ConvertAll(sorted, static p => p.Key), Array.ConvertAll(sorted, static p => p.Value));
    }

    /// <summary>The map's content; the previous state itself when nothing has changed since.</summary>
    public static FrozenFields Of(FieldMap map, FrozenFields? previous)
    {
        if (map.Count == 0)
        {
            return Empty;
        }

        return previous is not null && previous.Same(map) ? previous : From(map.Pairs);
    }

    private bool Same(FieldMap map)
    {
        if (map.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _keys.Length; i++)
        {
            var slot = map.Names.Find(_keys[i]);
            if (!map.Contains(slot) || !map.GetSpan(slot).SequenceEqual(_values[i]))
            {
                return false;
            }
        }

        return true;
    }
}

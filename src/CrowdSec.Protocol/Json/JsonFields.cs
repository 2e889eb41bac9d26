using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CrowdSec.Protocol.Json;

/// <summary>The names of a record's fields, found whatever their case as in the reference. At most 64.</summary>
internal sealed class JsonFields(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.UTF8.GetBytes)];

    public IReadOnlyList<string> Names => names;

    public static ulong Mask<T>(params ReadOnlySpan<T> fields)
        where T : struct, Enum
    {
        ulong mask = 0;
        foreach (var field in fields)
        {
            mask |= 1UL << Unsafe.BitCast<T, int>(field);
        }

        return mask;
    }

    /// <param name="expected">Where to look first: fields mostly come in order.</param>
    /// <returns>The index, or -1.</returns>
    public int Find(ref Utf8JsonReader json, int expected)
    {
        if (json.ValueIsEscaped)
        {
            return Array.IndexOf(names, json.GetString());
        }

        var found = json.ValueSpan;
        for (var i = 0; i < _names.Length; i++)
        {
            var at = expected + i < _names.Length ? expected + i : expected + i - _names.Length;
            var name = _names[at];
            if (name.Length == found.Length && (found.SequenceEqual(name) || Ascii.EqualsIgnoreCase(found, name)))
            {
                return at;
            }
        }

        return -1;
    }
}

namespace CrowdSec.Engine.Events;

/// <summary>Values below evt.Unmarshaled: maps, lists, strings, numbers, bools, null.</summary>
internal static class UnmarshaledValue
{
    /// <summary>A deep copy; what is nested deeper than <see cref="UnmarshaledPacker.MaxDepth"/> becomes null.</summary>
    public static object? Copy(object? value) => Copy(value, 0);

    private static object? Copy(object? value, int depth) => value switch
    {
        Dictionary<string, object?> or Dictionary<string, string> or object?[] when depth > UnmarshaledPacker.MaxDepth => null,
        Dictionary<string, object?> map => CopyMap(map, depth),
        Dictionary<string, string> strings => new Dictionary<string, string>(strings, StringComparer.Ordinal),
        object?[] list => Array.ConvertAll(list, item => Copy(item, depth + 1)),
        _ => value,
    };

    private static Dictionary<string, object?> CopyMap(Dictionary<string, object?> map, int depth)
    {
        var copy = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            copy[key] = Copy(value, depth + 1);
        }

        return copy;
    }
}

namespace CrowdSec.Engine.Events;

/// <summary>Values below evt.Unmarshaled: maps, lists, strings, numbers, bools, null.</summary>
internal static class UnmarshaledValue
{
    public static object? Copy(object? value) => value switch
    {
        Dictionary<string, object?> map => CopyMap(map),
        Dictionary<string, string> strings => new Dictionary<string, string>(strings, StringComparer.Ordinal),
        object?[] list => Array.ConvertAll(list, Copy),
        _ => value,
    };

    private static Dictionary<string, object?> CopyMap(Dictionary<string, object?> map)
    {
        var copy = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            copy[key] = Copy(value);
        }

        return copy;
    }
}

namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>
/// Gives numbers the types that they have after a dump was written as YAML and read back, which is what assertions were written against:
/// a JSON number that the dump writes without exponent and fraction is an integer. The dump writes an exponent from 1e+06 on.
/// </summary>
internal static class WholeNumbers
{
    private const double FirstWithExponent = 1e6;

    public static Dictionary<string, object?> Normalize(IReadOnlyDictionary<string, object?> map)
    {
        var copy = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            copy[key] = Normalize(value);
        }

        return copy;
    }

    private static object? Normalize(object? value) => value switch
    {
        Dictionary<string, object?> map => Normalize(map),
        Dictionary<string, string> strings => strings.ToDictionary(static p => p.Key, static p => (object?)p.Value, StringComparer.Ordinal),
        object?[] list => Array.ConvertAll(list, Normalize),
        double number => Normalize(number),
        _ => value,
    };

    private static object Normalize(double number) =>
        Math.Abs(number) < FirstWithExponent && number == Math.Truncate(number) ? (long)number : number;
}

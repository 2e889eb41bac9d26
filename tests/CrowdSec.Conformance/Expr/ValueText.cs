using System.Collections;
using System.Globalization;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Conformance.Expr;

/// <summary>Values as case files write them: 5 is an int, 5.0 a float, 'five' a string, nil, [1, 2], {a: 1}.</summary>
internal static class ValueText
{
    public static string Of(object? value) => value switch
    {
        null => "nil",
        bool flag => flag ? "true" : "false",
        string text => $"'{text.Replace("\n", "\\n", StringComparison.Ordinal)}'",
        double or float => Float(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        long or int or byte => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        GoTime time => $"time {time.ToRfc3339Nano()}",
        GoDuration duration => $"duration {duration}",
        StringMap map => Map(map.Pairs.Select(pair => (pair.Key, (object?)pair.Value))),
        Dictionary<string, object?> map => Map(map.Select(entry => (entry.Key, entry.Value))),
        AnyMap map => Map(map.Select(entry => (Convert.ToString(AnyMap.KeyOf(entry.Key), CultureInfo.InvariantCulture)!, entry.Value))),
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
        Delegate or BoundMethod => "func",
        NamedInteger named => $"{named.TypeName} {named}",
        _ => value.GetType().Name,
    };

    private static string Float(double value)
    {
        var text = FloatText.General(value);
        return double.IsFinite(value) && !text.Contains('.') && !text.Contains('e') ? text + ".0" : text;
    }

    private static string Map(IEnumerable<(string Key, object? Value)> entries) =>
        $"{{{string.Join(", ", entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {Of(entry.Value)}"))}}}";
}

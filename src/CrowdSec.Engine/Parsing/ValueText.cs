using System.Globalization;

namespace CrowdSec.Engine.Parsing;

/// <summary>The text that an expression's value becomes when a field takes it.</summary>
internal static class ValueText
{
    /// <returns>null when there is nothing to store (nil, maps, lists).</returns>
    /// <exception cref="EventAbortedException">A value that fields cannot take, such as a bool.</exception>
    public static string? From(object? value) => value switch
    {
        string text => text,
        null => null,
        long number => number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("F6", CultureInfo.InvariantCulture),
        float number => ((double)number).ToString("F6", CultureInfo.InvariantCulture),
        Array or System.Collections.IDictionary or Expr.Hosting.StringMap => null,
        _ => throw new EventAbortedException($"unexpected return type {value.GetType().Name}, a string, a number or nil is needed"),
    };
}

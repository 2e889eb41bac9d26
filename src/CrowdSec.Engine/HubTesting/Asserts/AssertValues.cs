using CrowdSec.Expr.Hosting;
using CrowdSec.Engine.HubTesting.Results;

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>What values mean to assertions, as the expression language has it.</summary>
internal static class AssertValues
{
    public static double? Number(object? value) => value switch
    {
        long number => number,
        int number => number,
        double number => number,
        float number => number,
        _ => null,
    };

    /// <summary>Numbers compare as numbers; values of different kinds are different.</summary>
    public static bool AreEqual(object? actual, object expected) => (actual, expected) switch
    {
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (bool a, bool b) => a == b,
        _ => Number(actual) is { } a && Number(expected) is { } b && a == b,
    };

    /// <summary>Strings count code points.</summary>
    public static long? Length(object? value) => value switch
    {
        string text => text.EnumerateRunes().Count(),
        StringMap map => map.Count,
        System.Collections.ICollection collection => collection.Count,
        ParserResults results => results.Stages.Count,
        _ => null,
    };

    /// <summary>The last element of a path; "." for an empty path.</summary>
    public static string Basename(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? path.Length == 0 ? "." : "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }
}

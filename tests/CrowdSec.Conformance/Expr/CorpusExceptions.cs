using System.Text.RegularExpressions;

namespace CrowdSec.Conformance.Expr;

/// <summary>Lines of the corpus that are not expected to agree, each with its reason.</summary>
internal static partial class CorpusExceptions
{
    /// <summary>Known differences, which we would rather not have.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["get(groupBy(array, #), i64)"] = "int64 and int are one type here: keys of either find each other",
        ["groupBy(array, #)[i64]"] = "int64 and int are one type here",
        ["groupBy(list, i64)[max(i)]"] = "int64 and int are one type here",
        ["i64 in groupBy(list, i)"] = "int64 and int are one type here",
        ["reduce(array, #) ^ f32 ** 0.5"] = "differs in the last bit",
    };

    public static bool IsKnown(string source) => Known.ContainsKey(source);

    /// <summary>The results file holds what one run gave: the order of a map's entries, the address of a function.</summary>
    public static bool DependsOnTheRun(string source) => MapOrder().IsMatch(source) || Address().IsMatch(source);

    [GeneratedRegex(@"values\(\$env\)")]
    private static partial Regex MapOrder();

    [GeneratedRegex(@"(upper|lower|toBase64|sum)\(string\((\$env|add|greet|div|half|score)\)")]
    private static partial Regex Address();
}

using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>All functions on plain text.</summary>
internal static class TextFunctions
{
    public static IEnumerable<ExprFunction> All =>
        [.. CaseFunctions.All, .. SplitFunctions.All, .. TrimFunctions.All, .. SearchFunctions.All, .. ConversionFunctions.All];
}

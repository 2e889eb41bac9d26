using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Upper and Lower: Unicode's simple case mappings, whatever the machine's language.</summary>
internal static class CaseFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("Upper", Upper, Pure: true)
        {
            NeverFails = true,
            Casing = TextCasing.Upper,
            Summary = "The text in capital letters.",
            Examples = ["Upper('get') == 'GET'", "Upper('') == ''"],
        },
        new("Lower", Lower, Pure: true)
        {
            NeverFails = true,
            Casing = TextCasing.Lower,
            Summary = "The text in small letters.",
            Examples = ["Lower('GeT') == 'get'", "Lower('ÉTÉ') == 'été'"],
        },
    ];

    // The framework leaves out the letters whose capital or small form is an ASCII letter; Unicode does not.
    public static string Upper(string text)
    {
        var upper = text.ToUpperInvariant();
        return upper.AsSpan().IndexOfAny('\u0131', '\u017f') < 0 ? upper : upper.Replace('\u0131', 'I').Replace('\u017f', 'S');
    }

    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.AsSpan().IndexOfAny('\u0130', '\u212a') < 0 ? lower : lower.Replace('\u0130', 'i').Replace('\u212a', 'k');
    }
}

namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>
/// Tells whether a text, pasted into a page as content or into an attribute's value, brings elements or attributes that run code. The text is
/// read as HTML from each of these places.
/// </summary>
internal static class ScriptInjection
{
    private const int LongestText = 64 * 1024;

    public static bool IsInjection(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, LongestText));
        if (start.IndexOfAny('<', '=') < 0)
        {
            return false;
        }

        return HtmlScanner.FindsCode(start, HtmlPlace.Content)
            || HtmlScanner.FindsCode(start, HtmlPlace.BareValue)
            || HtmlScanner.FindsCode(start, HtmlPlace.SingleQuotedValue)
            || HtmlScanner.FindsCode(start, HtmlPlace.DoubleQuotedValue)
            || HtmlScanner.FindsCode(start, HtmlPlace.BackquotedValue);
    }
}

namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>
/// Tells whether a text, pasted into an SQL statement as a number or between quotes, breaks out of its place. The text is read as SQL from
/// each of these places, and the sequence of kinds of words decides; texts that merely hold SQL words pass.
/// </summary>
internal static class SqlInjection
{
    private const int LongestText = 32 * 1024;

    public static bool IsInjection(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, LongestText));
        Span<char> shape = stackalloc char[SqlShape.Longest];
        return IsAttack(start, '\0', shape) || IsAttack(start, '\'', shape) || IsAttack(start, '"', shape);
    }

    private static bool IsAttack(ReadOnlySpan<char> text, char quote, Span<char> shape)
    {
        if (quote != '\0' && !text.Contains(quote))
        {
            return false;
        }

        var written = shape[..SqlShape.Write(text, quote, shape)];

        // One word or number alone changes nothing.
        return written.Length > 1 && (quote == '\0' ? SqlShapes.BareAttacks : SqlShapes.QuotedAttacks).IsMatch(written);
    }
}

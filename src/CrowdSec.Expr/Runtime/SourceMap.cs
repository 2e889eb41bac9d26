namespace CrowdSec.Expr.Runtime;

internal static class SourceMap
{
    private const int SnippetWidth = 160;

    /// <summary>The message with line, column and the line's text, with a pointer below the place.</summary>
    public static ExprError Locate(string source, int offset, string message)
    {
        offset = Math.Clamp(offset, 0, source.Length);
        var lineStart = offset == 0 ? 0 : source.LastIndexOf('\n', offset - 1) + 1;
        var lineEnd = source.IndexOf('\n', offset);
        var line = source[lineStart..(lineEnd < 0 ? source.Length : lineEnd)].TrimEnd('\r').Replace('\t', ' ');
        var column = offset - lineStart;
        var number = source.AsSpan(0, lineStart).Count('\n') + 1;
        return new ExprError(number, column + 1, message, Snippet(line, column));
    }

    private static string Snippet(string line, int column)
    {
        var cut = Math.Max(0, column - (SnippetWidth / 2));
        var shown = line[Math.Min(cut, line.Length)..];
        shown = shown.Length > SnippetWidth ? shown[..SnippetWidth] : shown;
        return $" | {shown}\n | {new string('.', column - cut)}^";
    }
}

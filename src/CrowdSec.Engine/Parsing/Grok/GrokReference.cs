namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>A use of a pattern inside another: %{NAME} or %{NAME:semantic}.</summary>
/// <param name="Start">Index of the percent sign.</param>
/// <param name="Semantic">The field the match goes to; empty when it goes nowhere.</param>
internal readonly record struct GrokReference(int Start, int Length, string Name, string Semantic)
{
    /// <summary>The next reference at or after an index. What only looks like one (%{X:a:int}, %{X:a-b}) is plain text, as in the reference.</summary>
    public static bool TryFind(string text, int from, out GrokReference reference)
    {
        for (var start = text.IndexOf("%{", from, StringComparison.Ordinal); start >= 0; start = text.IndexOf("%{", start + 2, StringComparison.Ordinal))
        {
            var nameEnd = SkipWord(text, start + 2);
            var end = nameEnd;
            if (end < text.Length && text[end] == ':')
            {
                end = SkipWord(text, nameEnd + 1);
                end = end == nameEnd + 1 ? text.Length : end;
            }

            if (nameEnd > start + 2 && end < text.Length && text[end] == '}')
            {
                var semantic = end == nameEnd ? string.Empty : text[(nameEnd + 1)..end];
                reference = new GrokReference(start, end + 1 - start, text[(start + 2)..nameEnd], semantic);
                return true;
            }
        }

        reference = default;
        return false;
    }

    private static int SkipWord(string text, int index)
    {
        while (index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] == '_'))
        {
            index++;
        }

        return index;
    }
}

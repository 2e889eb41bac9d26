namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>One line of a pattern file.</summary>
internal readonly record struct GrokDefinition(string Name, string Regex)
{
    /// <summary>Reads "NAME regex"; any other line is no definition. White space at the end belongs to the regex.</summary>
    public static bool TryRead(string line, out GrokDefinition definition)
    {
        definition = default;
        var nameEnd = 0;
        while (nameEnd < line.Length && (char.IsAsciiLetterOrDigit(line[nameEnd]) || line[nameEnd] == '_'))
        {
            nameEnd++;
        }

        var start = nameEnd;
        while (start < line.Length && line[start] is ' ' or '\t' or '\f')
        {
            start++;
        }

        if (nameEnd == 0 || start == nameEnd)
        {
            return false;
        }

        // A line of white space after the name: the last blank is the regex.
        start = start == line.Length ? start - 1 : start;
        if (start == nameEnd)
        {
            return false;
        }

        definition = new GrokDefinition(line[..nameEnd], line[start..]);
        return true;
    }
}

namespace CrowdSec.Expr.Helpers.KeyValues;

/// <summary>Reads key=value pairs where values are quoted ("a \" b", kept as it stands) or end at white space.</summary>
internal static class KeyValueReader
{
    public static List<KeyValuePair<string, string>> Read(string line)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (at < line.Length)
        {
            // A key is a run without white space that "=" ends.
            var start = at;
            while (at < line.Length && IsPlain(line[at]))
            {
                at++;
            }

            if (at == line.Length)
            {
                break;
            }

            if (line[at] != '=' || at == start)
            {
                at++;
                continue;
            }

            var key = line[start..at];
            at = ReadValue(line, at + 1, out var value);
            pairs.Add(new(key, value));
        }

        return pairs;
    }

    /// <summary>Gives the index after the value.</summary>
    private static int ReadValue(string line, int start, out string value)
    {
        if (start < line.Length && line[start] == '"' && ClosingQuote(line, start + 1) is var close and >= 0)
        {
            value = line[(start + 1)..close];
            return close + 1;
        }

        var end = start;
        while (end < line.Length && IsPlain(line[end]))
        {
            end++;
        }

        value = line[start..end];
        return end;
    }

    private static int ClosingQuote(string line, int start)
    {
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                return i;
            }

            if (line[i] == '\\' && (++i == line.Length || line[i] == '\n'))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsPlain(char symbol) => symbol is not ('=' or ' ' or '\t' or '\n' or '\f' or '\r');
}

namespace CrowdSec.Expr.Helpers.KeyValues;

/// <summary>Reads key=value pairs where a value reaches up to the next key outside quotes.</summary>
internal static class LaxKeyValueReader
{
    public static List<KeyValuePair<string, string>> Read(string line)
    {
        var keys = FindKeys(line);
        var pairs = new List<KeyValuePair<string, string>>(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            var (start, mark) = keys[i];
            var end = i + 1 < keys.Count ? keys[i + 1].Start : line.Length;
            pairs.Add(new(line[start..mark], Clean(line[(mark + 1)..end].Trim())));
        }

        return pairs;
    }

    private static List<(int Start, int Mark)> FindKeys(string line)
    {
        var keys = new List<(int, int)>();
        var quoted = false;
        var keyStart = -1; // of the run of key characters that reaches the current place
        var startsQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var symbol = line[i];
            if (symbol == '=')
            {
                if (keyStart >= 0 && !startsQuoted)
                {
                    keys.Add((keyStart, i));
                }

                keyStart = -1;
            }
            else if (!IsKeyPart(symbol))
            {
                keyStart = -1;
            }
            else if (keyStart < 0 && IsKeyStart(symbol))
            {
                keyStart = i;
                startsQuoted = quoted;
            }

            quoted ^= symbol == '"' && !IsEscaped(line, i);
        }

        return keys;
    }

    private static bool IsEscaped(string line, int index)
    {
        var backslashes = 0;
        while (index - backslashes > 0 && line[index - backslashes - 1] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 1;
    }

    private static string Clean(string value)
    {
        if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
        {
            return value[1..^1].Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        }

        return value.Length > 0 && value[0] == '"' ? value[1..] : value;
    }

    private static bool IsKeyStart(char symbol) => char.IsAsciiLetter(symbol) || symbol == '_';

    private static bool IsKeyPart(char symbol) => char.IsAsciiLetterOrDigit(symbol) || symbol is '_' or '.' or '-';
}

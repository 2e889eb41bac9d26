using System.Text;

namespace CrowdSec.Foundation.Logging;

/// <summary>Makes text safe for one line of a log.</summary>
internal static class LogText
{
    /// <summary>The text itself when it is one plain word, else quoted.</summary>
    public static string Value(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '/' or '@' or '^' or '+'))
            {
                return Quoted(text);
            }
        }

        return text.Length == 0 ? "\"\"" : text;
    }

    public static string JsonString(string text) => Quoted(text);

    /// <summary>The text with control characters written as escapes.</summary>
    public static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
        {
            return text;
        }

        var result = new StringBuilder();
        foreach (var c in text)
        {
            Append(result, c, c == '\n');
        }

        return result.ToString();
    }

    private static string Quoted(string text)
    {
        var result = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                result.Append('\\');
            }

            Append(result, c, asIs: false);
        }

        return result.Append('"').ToString();
    }

    private static void Append(StringBuilder result, char c, bool asIs)
    {
        if (asIs || !char.IsControl(c))
        {
            result.Append(c);
            return;
        }

        result.Append(c switch
        {
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            _ => $"\\u{(int)c:x4}",
        });
    }
}

using System.Text;

namespace CrowdSec.Configuration;

/// <summary>
/// Replaces $NAME and ${NAME} by the environment's values. A reference to a variable that is not defined stays as written,
/// so that regular expressions and web server variables in configuration files survive.
/// </summary>
public static class EnvironmentExpansion
{
    /// <param name="lookup">The value of a variable, or null when it is not defined.</param>
    public static string Expand(string text, Func<string, string?> lookup)
    {
        var dollar = text.IndexOf('$');
        if (dollar < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var position = 0;
        while (dollar >= 0)
        {
            result.Append(text, position, dollar - position);
            var length = ReferenceLength(text, dollar, out var name);
            result.Append(name.Length == 0 ? text.AsSpan(dollar, length) : lookup(name) ?? text.AsSpan(dollar, length));
            position = dollar + length;
            dollar = position < text.Length ? text.IndexOf('$', position) : -1;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static int ReferenceLength(string text, int dollar, out string name)
    {
        var start = dollar + 1;
        var braced = start < text.Length && text[start] == '{';
        if (braced)
        {
            start++;
        }

        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        name = text[start..end];
        if (!braced)
        {
            return end - dollar;
        }

        if (end < text.Length && text[end] == '}')
        {
            return end + 1 - dollar;
        }

        name = "";
        return 1;
    }
}

using System.Globalization;
using System.Text;

namespace CrowdSec.Foundation.Yaml;

/// <summary>
/// Writes plain values as YAML in block style, four blanks per level: string, bool, whole and real numbers, null, sequences of values, and
/// sequences of string-keyed pairs as mappings, in their own order. Text is quoted where it could be mistaken for something else.
/// </summary>
public static class YamlWriter
{
    private const int Indent = 4;

    public static string ToText(object? value)
    {
        var text = new StringBuilder();
        if (IsBlock(value))
        {
            WriteBlock(text, value!, 0);
        }
        else
        {
            WriteInline(text, value, 0);
        }

        return text.ToString();
    }

    private static bool IsBlock(object? value) => value switch
    {
        string => false,
        IEnumerable<KeyValuePair<string, object?>> map => map.Any(),
        IEnumerable<KeyValuePair<string, string>> map => map.Any(),
        System.Collections.IEnumerable list => list.Cast<object?>().Any(),
        _ => false,
    };

    private static void WriteBlock(StringBuilder text, object value, int level)
    {
        switch (value)
        {
            case IEnumerable<KeyValuePair<string, object?>> map:
                WriteMap(text, map, level);
                break;
            case IEnumerable<KeyValuePair<string, string>> map:
                WriteMap(text, map.Select(static p => KeyValuePair.Create(p.Key, (object?)p.Value)), level);
                break;
            default:
                WriteList(text, (System.Collections.IEnumerable)value, level);
                break;
        }
    }

    private static void WriteMap(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> map, int level)
    {
        var first = true;
        foreach (var (key, value) in map)
        {
            if (!first)
            {
                text.Append(' ', level * Indent);
            }

            first = false;
            text.Append(YamlText.Scalar(key)).Append(':');
            if (IsBlock(value))
            {
                text.Append('\n').Append(' ', (level + 1) * Indent);
                WriteBlock(text, value!, level + 1);
            }
            else
            {
                text.Append(' ');
                WriteInline(text, value, level + 1);
            }
        }
    }

    private static void WriteList(StringBuilder text, System.Collections.IEnumerable list, int level)
    {
        var first = true;
        foreach (var item in list)
        {
            if (!first)
            {
                text.Append(' ', level * Indent);
            }

            first = false;
            text.Append("- ");
            if (IsBlock(item))
            {
                // Entries of an item align behind its dash.
                text.Append(Reindent(item!, level));
            }
            else
            {
                WriteInline(text, item, level + 1);
            }
        }
    }

    private static string Reindent(object item, int level)
    {
        var inner = new StringBuilder();
        WriteBlock(inner, item, 0);
        var lines = inner.ToString().Split('\n');
        var shifted = new StringBuilder(lines[0]);
        foreach (var line in lines.AsSpan(1))
        {
            shifted.Append('\n');
            if (line.Length > 0)
            {
                shifted.Append(' ', (level * Indent) + 2).Append(line);
            }
        }

        return shifted.ToString();
    }

    private static void WriteInline(StringBuilder text, object? value, int level)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s when YamlText.WantsLiteral(s):
                WriteLiteral(text, s, level);
                return;
            case string s:
                text.Append(YamlText.Scalar(s));
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(YamlText.Number(number));
                break;
            case float number:
                text.Append(YamlText.Number(number));
                break;
            case IEnumerable<KeyValuePair<string, object?>> or IEnumerable<KeyValuePair<string, string>>:
                text.Append("{}");
                break;
            case System.Collections.IEnumerable:
                text.Append("[]");
                break;
            case IFormattable formattable:
                text.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(YamlText.Scalar(value.ToString() ?? ""));
                break;
        }

        text.Append('\n');
    }

    private static void WriteLiteral(StringBuilder text, string value, int level)
    {
        text.Append(value.EndsWith('\n') ? value.EndsWith("\n\n", StringComparison.Ordinal) ? "|+" : "|" : "|-").Append('\n');
        foreach (var line in value.TrimEnd('\n').Split('\n'))
        {
            text.Append(' ', line.Length == 0 ? 0 : Math.Max(1, level) * Indent).Append(line).Append('\n');
        }

        if (value.EndsWith("\n\n", StringComparison.Ordinal))
        {
            text.Append('\n', value.Length - value.TrimEnd('\n').Length - 1);
        }
    }
}

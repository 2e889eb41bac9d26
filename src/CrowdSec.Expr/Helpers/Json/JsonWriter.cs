using System.Collections;
using System.Globalization;
using System.Text;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Json;

/// <summary>Writes compact JSON in the form that alerts have always had: keys sorted, "&lt;", "&gt;" and "&amp;" escaped, times as RFC 3339.</summary>
public sealed class JsonWriter
{
    private const int Deepest = 100;
    private const int LongestText = 16 << 20;

    private readonly StringBuilder _text = new();

    private JsonWriter()
    {
    }

    /// <summary>False for values without a JSON form (host objects, infinite numbers), and for ones too deep or too long.</summary>
    public static bool TryWrite(object? value, out string text)
    {
        var writer = new JsonWriter();
        var written = writer.Write(value, 0);
        text = written ? writer._text.ToString() : "";
        return written;
    }

    private bool Write(object? value, int depth)
    {
        if (depth > Deepest || _text.Length > LongestText)
        {
            return false;
        }

        switch (value)
        {
            case null:
                _text.Append("null");
                return true;
            case string text:
                return WriteText(text);
            case bool flag:
                _text.Append(flag ? "true" : "false");
                return true;
            case double number:
                _text.Append(double.IsFinite(number) ? GoFloat.FormatJson(number) : "");
                return double.IsFinite(number);
            case long or int:
                _text.Append(CultureInfo.InvariantCulture, $"{value}");
                return true;
            case float single:
                _text.Append(single.ToString("R", CultureInfo.InvariantCulture));
                return float.IsFinite(single);
            case GoTime time:
                return WriteText(time.ToRfc3339Nano());
            case GoDuration duration:
                _text.Append(duration.Nanoseconds);
                return true;
            default:
                return WriteCollection(value, depth);
        }
    }

    private bool WriteCollection(object value, int depth) => value switch
    {
        StringMap map => WriteObject(map.Pairs.Select(static p => KeyValuePair.Create(p.Key, (object?)p.Value)), depth),
        IReadOnlyDictionary<string, string> map => WriteObject(map.Select(static p => KeyValuePair.Create(p.Key, (object?)p.Value)), depth),
        IEnumerable<KeyValuePair<string, object?>> map => WriteObject(map, depth),
        IDictionary map => WriteObject(map.Keys.Cast<object>().Select(k => KeyValuePair.Create(k.ToString()!, map[k])), depth),
        IEnumerable list => WriteList(list, depth),
        _ => false,
    };

    private bool WriteObject(IEnumerable<KeyValuePair<string, object?>> pairs, int depth)
    {
        _text.Append('{');
        var first = true;
        foreach (var (key, value) in pairs.OrderBy(static p => p.Key, StringComparer.Ordinal))
        {
            _text.Append(first ? "" : ",");
            first = false;
            WriteText(key);
            _text.Append(':');
            if (!Write(value, depth + 1))
            {
                return false;
            }
        }

        _text.Append('}');
        return true;
    }

    private bool WriteList(IEnumerable list, int depth)
    {
        _text.Append('[');
        var first = true;
        foreach (var value in list)
        {
            _text.Append(first ? "" : ",");
            first = false;
            if (!Write(value, depth + 1))
            {
                return false;
            }
        }

        _text.Append(']');
        return true;
    }

    private bool WriteText(string text)
    {
        _text.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            WriteRune(rune);
        }

        _text.Append('"');
        return true;
    }

    private void WriteRune(Rune rune)
    {
        switch (rune.Value)
        {
            case '"' or '\\':
                _text.Append('\\').Append((char)rune.Value);
                break;
            case '\n':
                _text.Append("\\n");
                break;
            case '\r':
                _text.Append("\\r");
                break;
            case '\t':
                _text.Append("\\t");
                break;
            case '\b':
                _text.Append("\\b");
                break;
            case '\f':
                _text.Append("\\f");
                break;
            case < ' ' or '<' or '>' or '&' or 0x2028 or 0x2029:
                _text.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
                break;
            default:
                _text.Append(rune);
                break;
        }
    }
}

using System.Globalization;
using System.Text;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

/// <summary>Values as JSON in the form of the reference's encoder: sorted keys, two spaces, markup escaped.</summary>
internal sealed class JsonWriter(HostTypes hosts)
{
    private const int MaxDepth = 256;

    private readonly StringBuilder _output = new();

    public static string Write(object? value, HostTypes hosts)
    {
        var writer = new JsonWriter(hosts);
        writer.Value(value, 0);
        return writer._output.ToString();
    }

    private void Value(object? value, int depth)
    {
        if (_output.Length > Limits.TextLength)
        {
            throw new ExprRuntimeException("memory budget exceeded");
        }

        switch (value)
        {
            case null:
                _output.Append("null");
                break;
            case bool flag:
                _output.Append(flag ? "true" : "false");
                break;
            case long or int or byte:
                _output.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case double or float:
                Float(value);
                break;
            case string text:
                String(text);
                break;
            case GoTime time:
                String(time.ToRfc3339Nano());
                break;
            case GoDuration duration:
                _output.Append(duration.Nanoseconds);
                break;
            case NamedInteger named:
                _output.Append(named.Value);
                break;
            case byte[] bytes:
                String(Convert.ToBase64String(bytes));
                break;
            default:
                Composite(value, depth < MaxDepth ? depth + 1 : throw new ExprRuntimeException("json: value nests too deeply"));
                break;
        }
    }

    private void Float(object value)
    {
        var real = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (!double.IsFinite(real))
        {
            throw new ExprRuntimeException($"json: unsupported value: {FloatText.General(real)}");
        }

        _output.Append(value is float single ? FloatText.Json(single) : FloatText.Json(real));
    }

    private void Composite(object value, int depth)
    {
        if (Maps.IsMap(value))
        {
            Object(Maps.Pairs(value).Select(pair => new KeyValuePair<string, object?>(KeyText(value, pair.Key), pair.Value)), depth);
        }
        else if (Values.IsNil(value))
        {
            _output.Append("null");
        }
        else if (Collections.IsArray(value))
        {
            Items(Enumerable.Range(0, Collections.Count(value)), '[', ']', i => Value(Collections.At(value, i), depth), depth);
        }
        else if (hosts.Find(value.GetType()) is { } host)
        {
            Object(host.Fields.Values.Select(field => new KeyValuePair<string, object?>(field.Name, field.Access.Read(value))), depth);
        }
        else
        {
            throw new ExprRuntimeException($"json: unsupported type: {Values.TypeName(value, hosts)}");
        }
    }

    private string KeyText(object map, object? key) => map is AnyMap
        ? throw new ExprRuntimeException("json: unsupported type: map[interface {}]interface {}")
        : key?.ToString() ?? "";

    private void Object(IEnumerable<KeyValuePair<string, object?>> fields, int depth) => Items(
        fields,
        '{',
        '}',
        field =>
        {
            String(field.Key);
            _output.Append(": ");
            Value(field.Value, depth);
        },
        depth);

    private void Items<T>(IEnumerable<T> items, char open, char close, Action<T> write, int depth)
    {
        _output.Append(open);
        var any = false;
        foreach (var item in items)
        {
            _output.Append(any ? ",\n" : "\n").Append(' ', depth * 2);
            any = true;
            write(item);
        }

        if (any)
        {
            _output.Append('\n').Append(' ', (depth - 1) * 2);
        }

        _output.Append(close);
    }

    private void String(string text)
    {
        _output.Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => _output.Append("\\\""),
                '\\' => _output.Append("\\\\"),
                '\b' => _output.Append("\\b"),
                '\f' => _output.Append("\\f"),
                '\n' => _output.Append("\\n"),
                '\r' => _output.Append("\\r"),
                '\t' => _output.Append("\\t"),
                < 0x20 or '<' or '>' or '&' or 0x2028 or 0x2029 => _output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => _output.Append(rune),
            };
        }

        _output.Append('"');
    }
}

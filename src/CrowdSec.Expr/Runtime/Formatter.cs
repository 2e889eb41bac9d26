using System.Text;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

/// <summary>Values as text, in the form of the reference's <c>%v</c>.</summary>
internal static class Formatter
{
    private const int MaxDepth = 64;

    public static string Format(object? value, HostTypes hosts)
    {
        if (value is string text)
        {
            return text;
        }

        var output = new StringBuilder();
        Write(output, value, hosts, 0);
        return output.ToString();
    }

    private static void Write(StringBuilder output, object? value, HostTypes hosts, int depth)
    {
        if (output.Length > Limits.TextLength)
        {
            throw new ExprRuntimeException("memory budget exceeded");
        }

        switch (value)
        {
            case null:
                output.Append("<nil>");
                break;
            case bool flag:
                output.Append(flag ? "true" : "false");
                break;
            case long or int or byte or string or GoTime or GoDuration or NamedInteger:
                output.Append(value);
                break;
            case double real:
                output.Append(FloatText.General(real));
                break;
            case float real:
                output.Append(FloatText.General(real));
                break;
            case Delegate or BoundMethod:
                output.Append("0x000000");
                break;
            default:
                WriteComposite(output, value, hosts, depth < MaxDepth ? depth + 1 : throw new ExprRuntimeException("value nests too deeply"));
                break;
        }
    }

    private static void WriteComposite(StringBuilder output, object value, HostTypes hosts, int depth)
    {
        if (Maps.IsMap(value))
        {
            WriteMap(output, value, hosts, depth);
        }
        else if (Collections.IsArray(value))
        {
            var count = Collections.Count(value);
            output.Append('[');
            for (var i = 0; i < count; i++)
            {
                output.Append(i > 0 ? " " : "");
                Write(output, Collections.At(value, i), hosts, depth);
            }

            output.Append(']');
        }
        else
        {
            WriteStruct(output, value, hosts, depth);
        }
    }

    private static void WriteMap(StringBuilder output, object map, HostTypes hosts, int depth)
    {
        output.Append("map[");
        var first = true;
        foreach (var (key, item) in Maps.Pairs(map).OrderBy(pair => pair.Key, KeyOrder.Instance))
        {
            output.Append(first ? "" : " ");
            first = false;
            Write(output, key, hosts, depth);
            output.Append(':');
            Write(output, item, hosts, depth);
        }

        output.Append(']');
    }

    private static void WriteStruct(StringBuilder output, object value, HostTypes hosts, int depth)
    {
        var host = hosts.Find(value.GetType()) ?? NativeTypes.Of(value);
        if (host is null)
        {
            output.Append(value);
            return;
        }

        if (host.Methods.TryGetValue("String", out var method) && method.Body.DynamicInvoke(value) is string text)
        {
            output.Append(text);
            return;
        }

        var open = '{';
        foreach (var field in host.Fields.Values)
        {
            output.Append(open);
            open = ' ';
            Write(output, field.Access.Read(value), hosts, depth);
        }

        output.Append(open == '{' ? "{}" : "}");
    }
}

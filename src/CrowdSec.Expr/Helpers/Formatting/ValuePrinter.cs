using System.Collections;
using System.Globalization;
using System.Text;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>Prints one value for one verb.</summary>
internal readonly ref struct ValuePrinter(StringBuilder text, FormatSpec spec)
{
    private const int Deepest = 100;

    private readonly FormatSpec _spec = spec;

    public void Print(object? value, Rune verb, int depth)
    {
        if (verb.Value is 'T')
        {
            Pad(GoTypeName.Of(value));
            return;
        }

        if (!TryPrint(value, (char)verb.Value, depth) || !verb.IsBmp)
        {
            PrintBadVerb(value, verb, depth);
        }
    }

    private bool TryPrint(object? value, char verb, int depth)
    {
        switch (value)
        {
            case null:
                return verb == 'v' && Pad("<nil>");
            case string plain:
                return TryPrintText(plain, verb);
            case bool flag:
                return verb is 'v' or 't' && Pad(flag ? "true" : "false");
            case long or int:
                return IntegerPrinter.TryFormat(Convert.ToInt64(value, CultureInfo.InvariantCulture), verb, _spec, out var integer)
                    && (_spec.HasPrecision ? Pad(integer, false) : PadNumber(integer));
            case double or float:
                return FloatPrinter.TryFormat(Convert.ToDouble(value, CultureInfo.InvariantCulture), verb, _spec, out var number) && PadNumber(number);
            case GoDuration duration when verb is not ('v' or 's'):
                return TryPrint(duration.Nanoseconds, verb, depth);
            case GoDuration or GoTime:
                return TryPrintText(value.ToString()!, verb);
            default:
                return depth < Deepest && TryPrintCollection(value, verb, depth);
        }
    }

    private bool TryPrintText(string value, char verb) => verb switch
    {
        'v' when _spec.Sharp => Pad(GoQuote.Quote(value, false)),
        'v' or 's' => Pad(Truncate(value)),
        'q' => Pad(_spec.Sharp && GoQuote.CanBackquote(value) ? "`" + Truncate(value) + "`" : GoQuote.Quote(Truncate(value), _spec.Plus)),
        'x' or 'X' => Pad(GoQuote.Hex(value, verb == 'X', _spec)),
        _ => false,
    };

    private bool TryPrintCollection(object value, char verb, int depth)
    {
        switch (value)
        {
            case StringMap map:
                PrintMap(map.Pairs.Select(static p => KeyValuePair.Create(p.Key, (object?)p.Value)), verb, depth);
                return true;
            case IReadOnlyDictionary<string, string> map:
                PrintMap(map.Select(static p => KeyValuePair.Create(p.Key, (object?)p.Value)), verb, depth);
                return true;
            case IEnumerable<KeyValuePair<string, object?>> map:
                PrintMap(map, verb, depth);
                return true;
            case IDictionary map:
                PrintMap(map.Keys.Cast<object>().Select(k => KeyValuePair.Create(k.ToString()!, map[k])), verb, depth);
                return true;
            case IEnumerable list:
                PrintList(list, verb, depth);
                return true;
            default:
                return TryPrintText(value.ToString() ?? "", verb);
        }
    }

    private void PrintList(IEnumerable list, char verb, int depth)
    {
        text.Append('[');
        var first = true;
        foreach (var value in list)
        {
            text.Append(first ? "" : " ");
            first = false;
            Print(value, new Rune(verb), depth + 1);
        }

        text.Append(']');
    }

    private void PrintMap(IEnumerable<KeyValuePair<string, object?>> pairs, char verb, int depth)
    {
        text.Append("map[");
        var first = true;
        foreach (var (key, value) in pairs.OrderBy(static p => p.Key, StringComparer.Ordinal))
        {
            text.Append(first ? "" : " ");
            first = false;
            Print(key, new Rune(verb), depth + 1);
            text.Append(':');
            Print(value, new Rune(verb), depth + 1);
        }

        text.Append(']');
    }

    private void PrintBadVerb(object? value, Rune verb, int depth)
    {
        text.Append("%!").Append(verb).Append('(');
        if (value is null)
        {
            text.Append("<nil>)");
            return;
        }

        text.Append(GoTypeName.Of(value)).Append('=');
        if (!TryPrint(value, 'v', depth))
        {
            text.Append("...");
        }

        text.Append(')');
    }

    private string Truncate(string value)
    {
        if (!_spec.HasPrecision)
        {
            return value;
        }

        var length = 0;
        for (var runes = _spec.Precision; runes > 0 && length < value.Length; runes--)
        {
            length += length + 1 < value.Length && char.IsSurrogatePair(value, length) ? 2 : 1;
        }

        return value[..length];
    }

    /// <summary>Zeros that fill the width come after the sign.</summary>
    private bool PadNumber(string value)
    {
        if (!_spec.Zero || _spec.Minus || value.Length >= _spec.Width || value.EndsWith("Inf", StringComparison.Ordinal) || value.EndsWith("NaN", StringComparison.Ordinal))
        {
            return Pad(value, false);
        }

        var signs = value[0] is '+' or '-' or ' ' ? 1 : 0;
        text.Append(value, 0, signs).Append('0', _spec.Width - value.Length).Append(value, signs, value.Length - signs);
        return true;
    }

    private bool Pad(string value) => Pad(value, _spec.Zero && !_spec.Minus);

    private bool Pad(string value, bool zeros)
    {
        var missing = _spec.Width - RuneCount(value);
        if (missing <= 0)
        {
            text.Append(value);
        }
        else if (_spec.Minus)
        {
            text.Append(value).Append(' ', missing);
        }
        else
        {
            text.Append(zeros ? '0' : ' ', missing).Append(value);
        }

        return true;
    }

    private static int RuneCount(string value)
    {
        var count = 0;
        foreach (var symbol in value)
        {
            count += char.IsLowSurrogate(symbol) ? 0 : 1;
        }

        return count;
    }
}

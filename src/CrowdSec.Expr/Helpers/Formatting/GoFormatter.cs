using System.Text;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>
/// Formats values as Go's fmt.Sprintf does, see https://pkg.go.dev/fmt. Mistakes show up in the text, as "%!d(string=x)" or "%!d(BADINDEX)".
/// The result's size is bounded.
/// </summary>
public ref struct GoFormatter
{
    private const int LongestResult = 16 << 20;

    private readonly StringBuilder _text = new();
    private readonly object?[] _values;
    private ReadOnlySpan<char> _rest;
    private int _next;
    private bool _reordered;
    private bool _goodIndex = true;
    private bool _afterIndex;

    private GoFormatter(string format, object?[] values)
    {
        _rest = format;
        _values = values;
    }

    /// <exception cref="ExprRuntimeException">The result would be too long.</exception>
    public static string Format(string format, object?[] values)
    {
        var formatter = new GoFormatter(format, values);
        formatter.Run();
        return formatter._text.ToString();
    }

    private void Run()
    {
        while (!_rest.IsEmpty)
        {
            var mark = _rest.IndexOf('%');
            _text.Append(mark < 0 ? _rest : _rest[..mark]);
            _rest = mark < 0 ? [] : _rest[(mark + 1)..];
            if (mark >= 0)
            {
                TakeVerb();
            }

            if (_text.Length > LongestResult)
            {
                throw new ExprRuntimeException($"Sprintf: the result is longer than {LongestResult} characters");
            }
        }

        if (!_reordered && _next < _values.Length)
        {
            AppendExtra();
        }
    }

    private void TakeVerb()
    {
        var spec = FormatSpec.Plain;
        while (!_rest.IsEmpty && spec.TrySetFlag(_rest[0]))
        {
            _rest = _rest[1..];
        }

        _goodIndex = true;
        _afterIndex = false;
        TakeIndex();
        TakeWidth(ref spec);
        TakePrecision(ref spec);
        if (!_afterIndex)
        {
            TakeIndex();
        }

        if (_rest.IsEmpty)
        {
            _text.Append("%!(NOVERB)");
            return;
        }

        Rune.DecodeFromUtf16(_rest, out var verb, out var length);
        _rest = _rest[length..];
        Apply(verb, spec);
    }

    private void Apply(Rune verb, FormatSpec spec)
    {
        if (verb.Value == '%')
        {
            _text.Append('%');
        }
        else if (!_goodIndex)
        {
            _text.Append("%!").Append(verb).Append("(BADINDEX)");
        }
        else if (_next >= _values.Length)
        {
            _text.Append("%!").Append(verb).Append("(MISSING)");
        }
        else
        {
            new ValuePrinter(_text, spec).Print(_values[_next++], verb, 0);
        }
    }

    private void TakeWidth(ref FormatSpec spec)
    {
        if (_rest is ['*', ..])
        {
            spec.Width = TakeStar("%!(BADWIDTH)");
            if (spec.Width < FormatSpec.None)
            {
                spec.Width = -spec.Width;
                spec.Minus = true;
                spec.Zero = false;
            }

            return;
        }

        var isNumber = TryTakeNumber(out var width);
        spec.Width = isNumber ? width : FormatSpec.None;
        _goodIndex &= !(_afterIndex && isNumber); // "%[3]2d"
    }

    private void TakePrecision(ref FormatSpec spec)
    {
        if (_rest is not ['.', ..])
        {
            return;
        }

        _rest = _rest[1..];
        _goodIndex &= !_afterIndex; // "%[3].2d"
        TakeIndex();
        if (_rest is ['*', ..])
        {
            spec.Precision = Math.Max(TakeStar("%!(BADPREC)"), FormatSpec.None);
            return;
        }

        spec.Precision = TryTakeNumber(out var precision) ? precision : 0;
    }

    private int TakeStar(string mistake)
    {
        _rest = _rest[1..];
        _afterIndex = false;
        var value = _next < _values.Length ? _values[_next++] : null;
        if (value is long number && Math.Abs(number) <= FormatSpec.Most)
        {
            return number == FormatSpec.None ? 1 : (int)number;
        }

        _text.Append(mistake);
        return FormatSpec.None;
    }

    /// <summary>"[2]" makes the second value the next one.</summary>
    private void TakeIndex()
    {
        _afterIndex = false;
        if (_rest is not ['[', ..])
        {
            return;
        }

        _reordered = true;
        var close = _rest.IndexOf(']');
        var inside = close < 0 ? [] : _rest[1..close];
        _rest = _rest[(close < 0 ? 1 : close + 1)..];
        if (int.TryParse(inside, out var index) && index >= 1 && index <= _values.Length)
        {
            _next = index - 1;
            _afterIndex = true;
            return;
        }

        _goodIndex = false;
    }

    private bool TryTakeNumber(out int number)
    {
        var length = 0;
        while (length < _rest.Length && char.IsAsciiDigit(_rest[length]))
        {
            length++;
        }

        var valid = int.TryParse(_rest[..length], out number) && number <= FormatSpec.Most;
        _rest = _rest[length..];
        return valid;
    }

    private void AppendExtra()
    {
        _text.Append("%!(EXTRA ");
        for (var i = _next; i < _values.Length; i++)
        {
            _text.Append(i > _next ? ", " : "");
            if (_values[i] is null)
            {
                _text.Append("<nil>");
                continue;
            }

            _text.Append(GoTypeName.Of(_values[i])).Append('=');
            new ValuePrinter(_text, FormatSpec.Plain).Print(_values[i], new Rune('v'), 0);
        }

        _text.Append(')');
    }
}

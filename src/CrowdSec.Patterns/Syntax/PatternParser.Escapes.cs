namespace CrowdSec.Patterns.Syntax;

internal sealed partial class PatternParser
{
    private void ParseEscape(List<Node> items)
    {
        var start = _pos;
        var next = start + 1 < _source.Length ? _source[start + 1] : '\0';
        switch (next)
        {
            case 'A':
                AddAssertion(items, Assertions.BeginText);
                return;
            case 'z':
                AddAssertion(items, Assertions.EndText);
                return;
            case 'b':
                AddAssertion(items, Assertions.WordBoundary);
                return;
            case 'B':
                AddAssertion(items, Assertions.NotWordBoundary);
                return;
            case 'Q':
                ParseQuoted(items);
                return;
        }

        if (TryReadClassEscape(out var set))
        {
            items.Add(Node.OfSet(set));
            return;
        }

        items.Add(Literal(ReadEscapedCodePoint()));
    }

    private void AddAssertion(List<Node> items, Assertions assertion)
    {
        _pos += 2;
        items.Add(Node.Assert(assertion));
    }

    private void ParseQuoted(List<Node> items)
    {
        _pos += 2;
        var end = _source.IndexOf("\\E", _pos, StringComparison.Ordinal);
        var stop = end < 0 ? _source.Length : end;
        while (_pos < stop)
        {
            items.Add(Literal(ReadCodePoint()));
        }

        _pos = end < 0 ? stop : end + 2;
    }

    /// <summary>Reads \d \D \s \S \w \W \p \P.</summary>
    private bool TryReadClassEscape(out CodePointSet set)
    {
        var next = _pos + 1 < _source.Length ? _source[_pos + 1] : '\0';
        if (next is 'p' or 'P')
        {
            set = ReadUnicodeClass(negated: next == 'P');
            return true;
        }

        var positive = char.ToLowerInvariant(next) switch
        {
            'd' => PosixClasses.Digit,
            's' => PosixClasses.PerlSpace,
            'w' => Folded(CodePointSet.Word),
            _ => null,
        };
        if (positive is null)
        {
            set = CodePointSet.Empty;
            return false;
        }

        _pos += 2;
        set = char.IsAsciiLetterUpper(next) ? positive.Negate() : positive;
        return true;
    }

    private CodePointSet ReadUnicodeClass(bool negated)
    {
        var start = _pos;
        _pos += 2;
        if (AtEnd)
        {
            throw new PatternSyntaxException(start, $"invalid character class '{_source[start..]}': a property name must follow");
        }

        var name = _source[_pos] == '{' ? ReadBracedName(start) : char.ConvertFromUtf32(ReadCodePointOrReplacement());
        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        var set = UnicodeClasses.Find(name);
        if (set is null)
        {
            throw new PatternSyntaxException(start, $"invalid character class range '{_source[start.._pos]}': unknown category or script");
        }

        set = Folded(set);
        return negated ? set.Negate() : set;
    }

    private int ReadCodePointOrReplacement()
    {
        var c = ReadCodePoint();
        return c is >= 0xD800 and <= 0xDFFF ? 0xFFFD : c;
    }

    private string ReadBracedName(int start)
    {
        var end = _source.IndexOf('}', _pos);
        if (end < 0)
        {
            throw new PatternSyntaxException(start, $"invalid character class '{_source[start..]}': missing '}}'");
        }

        var name = _source[(_pos + 1)..end];
        _pos = end + 1;
        return name;
    }

    private CodePointSet Folded(CodePointSet set) => _flags.HasFlag(ParserFlags.FoldCase) ? CaseFolding.Fold(set) : set;

    /// <summary>Reads an escape that stands for one code point, in brackets or outside.</summary>
    private int ReadEscapedCodePoint()
    {
        var start = _pos++;
        if (AtEnd)
        {
            throw new PatternSyntaxException(start, "trailing backslash at end of expression");
        }

        var c = ReadCodePoint();
        switch (c)
        {
            case >= '1' and <= '7' when AtEnd || _source[_pos] is < '0' or > '7':
                throw new PatternSyntaxException(start, $"invalid escape sequence '\\{(char)c}': back-references are not supported by RE2");
            case >= '0' and <= '7':
                return ReadOctal(c - '0');
            case 'x':
                return ReadHex(start);
            case 'a':
                return 7;
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return 11;
            case < 128 when !char.IsAsciiLetterOrDigit((char)c):
                return c;
            default:
                throw new PatternSyntaxException(start, $"invalid escape sequence '{_source[start.._pos]}'");
        }
    }

    private int ReadOctal(int value)
    {
        for (var i = 1; i < 3 && !AtEnd && _source[_pos] is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + _source[_pos++] - '0';
        }

        return value;
    }

    private int ReadHex(int start)
    {
        var braced = !AtEnd && _source[_pos] == '{';
        var digitsStart = braced ? _pos + 1 : _pos;
        var end = braced ? _source.IndexOf('}', _pos) : Math.Min(_pos + 2, _source.Length);
        var value = 0;
        var valid = end > digitsStart && (braced || end - digitsStart == 2);
        for (var i = digitsStart; valid && i < end; i++)
        {
            valid = char.IsAsciiHexDigit(_source[i]);
            value = valid ? (value * 16) + Convert.ToInt32(_source[i].ToString(), 16) : value;
            valid &= value <= CodePointSet.MaxCodePoint;
        }

        if (!valid)
        {
            var stop = Math.Min(_source.Length, Math.Max(end, digitsStart) + (braced ? 1 : 0));
            throw new PatternSyntaxException(start, $"invalid escape sequence '{_source[start..stop]}': write \\xHH or \\x{{H...}} up to 10FFFF");
        }

        _pos = braced ? end + 1 : end;
        return value;
    }
}

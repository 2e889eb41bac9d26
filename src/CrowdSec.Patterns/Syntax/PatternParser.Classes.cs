namespace CrowdSec.Patterns.Syntax;

internal sealed partial class PatternParser
{
    private CodePointSet ParseClass()
    {
        var start = _pos++;
        var negated = !AtEnd && _source[_pos] == '^';
        if (negated)
        {
            _pos++;
        }

        var builder = new CodePointSetBuilder();
        for (var first = true; ; first = false)
        {
            if (AtEnd)
            {
                throw new PatternSyntaxException(start, "missing closing ']' for this class; write '\\[' for the character");
            }

            if (_source[_pos] == ']' && !first)
            {
                _pos++;
                break;
            }

            ParseClassItem(builder);
        }

        var set = builder.Build();
        return negated ? set.Negate() : set;
    }

    private void ParseClassItem(CodePointSetBuilder builder)
    {
        if (TryReadPosixClass(out var set) || (_source[_pos] == '\\' && TryReadClassEscape(out set)))
        {
            builder.Add(set);
            return;
        }

        var start = _pos;
        var low = ReadClassCodePoint();
        var high = low;
        if (_pos + 1 < _source.Length && _source[_pos] == '-' && _source[_pos + 1] != ']')
        {
            _pos++;
            high = ReadRangeEnd(start);
        }

        if (high < low)
        {
            throw new PatternSyntaxException(start, $"invalid character class range '{_source[start.._pos]}': it runs backwards");
        }

        builder.Add(Folded(new CodePointSet([low, high])));
    }

    private int ReadRangeEnd(int start)
    {
        if (_source[_pos] == '\\' && _pos + 1 < _source.Length && _source[_pos + 1] is 'd' or 'D' or 's' or 'S' or 'w' or 'W' or 'p' or 'P')
        {
            var end = Math.Min(_source.Length, _pos + 2);
            throw new PatternSyntaxException(start, $"invalid character class range '{_source[start..end]}': it must end in a single character");
        }

        return ReadClassCodePoint();
    }

    private int ReadClassCodePoint() => _source[_pos] == '\\' ? ReadEscapedCodePoint() : ReadCodePoint();

    /// <summary>Reads [:name:] or [:^name:].</summary>
    private bool TryReadPosixClass(out CodePointSet set)
    {
        set = CodePointSet.Empty;
        if (!_source.AsSpan(_pos).StartsWith("[:"))
        {
            return false;
        }

        var end = _source.IndexOf(":]", _pos + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var name = _source.AsSpan(_pos + 2, end - _pos - 2);
        var negated = name.StartsWith("^");
        var found = PosixClasses.Find(negated ? name[1..] : name);
        if (found is null)
        {
            throw new PatternSyntaxException(_pos, $"invalid character class range '{_source[_pos..(end + 2)]}': unknown POSIX class");
        }

        _pos = end + 2;
        set = Folded(found);
        set = negated ? set.Negate() : set;
        return true;
    }
}

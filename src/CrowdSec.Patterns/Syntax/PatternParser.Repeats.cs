namespace CrowdSec.Patterns.Syntax;

internal sealed partial class PatternParser
{
    /// <summary>Reads a repetition operator, if one stands here. A brace that starts no count is a character.</summary>
    private bool TryReadRepeat(out int min, out int max)
    {
        (min, max) = _source[_pos] switch
        {
            '*' => (0, Node.Unbounded),
            '+' => (1, Node.Unbounded),
            '?' => (0, 1),
            _ => (-1, -1),
        };
        if (min >= 0)
        {
            _pos++;
            return true;
        }

        return _source[_pos] == '{' && TryReadCounts(out min, out max);
    }

    private bool TryReadCounts(out int min, out int max)
    {
        var start = _pos;
        var pos = start + 1;
        max = Node.Unbounded;
        if (!TryReadCount(ref pos, out min))
        {
            return false;
        }

        if (pos < _source.Length && _source[pos] == ',')
        {
            pos++;
            if (pos < _source.Length && _source[pos] != '}' && !TryReadCount(ref pos, out max))
            {
                return false;
            }
        }
        else
        {
            max = min;
        }

        if (pos >= _source.Length || _source[pos] != '}')
        {
            return false;
        }

        _pos = pos + 1;
        if (min > MaxRepeat || max > MaxRepeat)
        {
            throw new PatternSyntaxException(start, $"invalid repeat count '{_source[start.._pos]}': the limit is {MaxRepeat}");
        }

        if (max != Node.Unbounded && max < min)
        {
            throw new PatternSyntaxException(start, $"invalid repeat count '{_source[start.._pos]}': the first number is greater than the second");
        }

        return true;
    }

    private bool TryReadCount(ref int pos, out int count)
    {
        var first = pos;
        count = 0;
        while (pos < _source.Length && char.IsAsciiDigit(_source[pos]))
        {
            count = Math.Min((count * 10) + _source[pos] - '0', MaxRepeat + 1);
            pos++;
        }

        // As in RE2, a number with a leading zero is no count.
        return pos > first && (pos == first + 1 || _source[first] != '0');
    }
}

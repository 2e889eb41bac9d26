namespace CrowdSec.Patterns.Syntax;

internal sealed partial class PatternParser
{
    private void ParseGroup(List<Node> items, int depth)
    {
        var start = _pos;
        if (depth >= MaxDepth)
        {
            throw new PatternSyntaxException(start, $"expression nests too deeply (more than {MaxDepth} levels)");
        }

        var saved = _flags;
        _pos++;
        var group = -1;
        if (!AtEnd && _source[_pos] == '?')
        {
            if (!ParseGroupHead(start, out group))
            {
                return;
            }
        }
        else if (!_namedOnly)
        {
            group = AddGroup(null);
        }

        var body = ParseAlternation(depth + 1);
        if (AtEnd)
        {
            throw new PatternSyntaxException(start, "missing closing ')' for this group");
        }

        _pos++;
        _flags = saved;
        items.Add(Checked(group < 0 ? body : Node.Capture(body, group), start));
    }

    /// <returns>False when it was a mere change of flags, without a body.</returns>
    private bool ParseGroupHead(int start, out int group)
    {
        group = -1;
        var rest = _source.AsSpan(_pos);
        if (rest.StartsWith("?P<") || (rest.StartsWith("?<") && !rest.StartsWith("?<=") && !rest.StartsWith("?<!")))
        {
            group = ParseName(start);
            return true;
        }

        RefuseForeignGroup(start, rest);
        _pos++;
        return ParseFlags(start);
    }

    private int ParseName(int start)
    {
        _pos = _source.IndexOf('<', _pos) + 1;
        var end = _source.IndexOf('>', _pos);
        if (end < 0)
        {
            throw new PatternSyntaxException(start, $"invalid named capture '{_source[start..]}': missing '>'");
        }

        var name = _source[_pos..end];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new PatternSyntaxException(start, $"invalid named capture '{_source[start..(end + 1)]}': a name is letters, digits and '_'");
        }

        if (!_names.Add(name))
        {
            throw new PatternSyntaxException(start, $"duplicate capture group name '{name}'");
        }

        _pos = end + 1;
        return _keepNamed is null || _keepNamed(name) ? AddGroup(name) : -1;
    }

    private int AddGroup(string? name)
    {
        _groupNames.Add(name);
        return _groupNames.Count - 1;
    }

    private static void RefuseForeignGroup(int start, ReadOnlySpan<char> rest)
    {
        var what = rest switch
        {
            ['?', '=', ..] or ['?', '!', ..] => "look-ahead is not supported",
            ['?', '<', ..] => "look-behind is not supported",
            ['?', '>', ..] => "atomic groups are not supported",
            ['?', 'P', '=', ..] => "back-references are not supported",
            ['?', 'P', '>', ..] or ['?', 'R', ..] or ['?', '&', ..] or ['?', '0', ..] => "recursion is not supported",
            ['?', '#', ..] => "comments are not supported",
            ['?', '|', ..] or ['?', '(', ..] => "conditions and branch resets are not supported",
            _ => null,
        };
        if (what is not null)
        {
            var shown = rest[..(rest[1] is 'P' or '<' ? 3 : 2)];
            throw new PatternSyntaxException(start, $"invalid or unsupported syntax '({shown}': {what} by RE2");
        }
    }

    /// <summary>Reads (?flags) or (?flags: after the question mark.</summary>
    private bool ParseFlags(int start)
    {
        var flags = _flags;
        var negative = false;
        var sawFlag = false;
        for (; !AtEnd; _pos++)
        {
            var c = _source[_pos];
            if (c is ':' or ')')
            {
                if (negative && !sawFlag)
                {
                    break;
                }

                _pos++;
                _flags = flags;
                return c == ':';
            }

            if (c == '-' && !negative)
            {
                negative = true;
                sawFlag = false;
                continue;
            }

            var flag = FlagOf(c);
            if (flag == ParserFlags.None)
            {
                break;
            }

            sawFlag = true;
            flags = negative ? flags & ~flag : flags | flag;
        }

        var end = Math.Min(_source.Length, _pos + 1);
        throw new PatternSyntaxException(
            start, AtEnd ? "missing closing ')' for this group" : $"invalid or unsupported group '{_source[start..end]}': flags are i, m, s and U");
    }

    private static ParserFlags FlagOf(char c) => c switch
    {
        'i' => ParserFlags.FoldCase,
        'm' => ParserFlags.MultiLine,
        's' => ParserFlags.DotMatchesNewline,
        'U' => ParserFlags.SwapGreedy,
        _ => ParserFlags.None,
    };
}

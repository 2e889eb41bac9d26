namespace CrowdSec.Patterns.Syntax;

/// <summary>
/// Reads RE2 syntax (the Perl dialect of Go's regexp/syntax). Depth and repetition are bounded, so that any input is either read or refused
/// in time proportional to its length.
/// </summary>
internal sealed partial class PatternParser
{
    private const int MaxDepth = 1000;
    private const int MaxRepeat = 1000;

    private readonly string _source;
    private readonly Func<string, bool>? _keepNamed;
    private readonly bool _namedOnly;
    private readonly List<string?> _groupNames = [null];
    private readonly HashSet<string> _names = [];
    private ParserFlags _flags;
    private int _pos;

    private PatternParser(string source, PatternOptions options, Func<string, bool>? keepNamed)
    {
        _source = source;
        _keepNamed = keepNamed;
        _namedOnly = options.HasFlag(PatternOptions.NamedGroupsOnly) || keepNamed is not null;
        _flags = options.HasFlag(PatternOptions.IgnoreCase) ? ParserFlags.FoldCase : ParserFlags.None;
    }

    /// <summary>Parses the whole source.</summary>
    /// <param name="keepNamed">When given, only the named groups it approves capture.</param>
    /// <exception cref="PatternSyntaxException">RE2 refuses the pattern.</exception>
    public static ParsedPattern Parse(string source, PatternOptions options, Func<string, bool>? keepNamed = null)
    {
        var parser = new PatternParser(source, options, keepNamed);
        var root = parser.ParseAlternation(depth: 0);
        if (parser._pos < source.Length)
        {
            throw new PatternSyntaxException(parser._pos, "unexpected ')': no group is open here; write '\\)' for the character");
        }

        return new ParsedPattern(root, [.. parser._groupNames]);
    }

    private bool AtEnd => _pos >= _source.Length;

    private Node ParseAlternation(int depth)
    {
        var branches = new List<Node> { ParseConcat(depth) };
        while (!AtEnd && _source[_pos] == '|')
        {
            _pos++;
            branches.Add(ParseConcat(depth));
        }

        return Checked(Node.Alternate(branches), _pos);
    }

    private Node ParseConcat(int depth)
    {
        var items = new List<Node>();
        var repeatStart = -1;
        while (!AtEnd && _source[_pos] is not ('|' or ')'))
        {
            var start = _pos;
            if (TryReadRepeat(out var min, out var max))
            {
                items[^1] = ParseRepeatOf(items, start, repeatStart, min, max);
                repeatStart = repeatStart < 0 ? start : repeatStart;
                continue;
            }

            repeatStart = -1;
            ParseAtom(items, depth);
        }

        return Node.Concat(items);
    }

    private Node ParseRepeatOf(List<Node> items, int start, int previousRepeat, int min, int max)
    {
        if (items.Count == 0)
        {
            throw new PatternSyntaxException(start, $"missing argument to repetition operator '{_source[start.._pos]}': nothing to repeat");
        }

        var greedy = !_flags.HasFlag(ParserFlags.SwapGreedy);
        if (!AtEnd && _source[_pos] == '?')
        {
            _pos++;
            greedy = !greedy;
        }

        if (previousRepeat >= 0)
        {
            throw new PatternSyntaxException(
                previousRepeat, $"invalid nested repetition operator '{_source[previousRepeat.._pos]}' (possessive and stacked operators are not supported)");
        }

        var node = Checked(Node.Repeat(items[^1], min, max, greedy), start);
        if (node.Copies > MaxRepeat)
        {
            throw new PatternSyntaxException(start, $"invalid repeat count: nested repetitions multiply to more than {MaxRepeat}");
        }

        return node;
    }

    private void ParseAtom(List<Node> items, int depth)
    {
        var c = _source[_pos];
        switch (c)
        {
            case '(':
                ParseGroup(items, depth);
                break;
            case '[':
                items.Add(Node.OfSet(ParseClass()));
                break;
            case '.':
                _pos++;
                items.Add(Node.OfSet(_flags.HasFlag(ParserFlags.DotMatchesNewline) ? CodePointSet.Any : CodePointSet.AnyButNewline));
                break;
            case '^':
                _pos++;
                items.Add(Node.Assert(_flags.HasFlag(ParserFlags.MultiLine) ? Assertions.BeginLine : Assertions.BeginText));
                break;
            case '$':
                _pos++;
                items.Add(Node.Assert(_flags.HasFlag(ParserFlags.MultiLine) ? Assertions.EndLine : Assertions.EndText));
                break;
            case '\\':
                ParseEscape(items);
                break;
            default:
                items.Add(Literal(ReadCodePoint()));
                break;
        }
    }

    private Node Literal(int codePoint) => Node.Literal(codePoint, _flags.HasFlag(ParserFlags.FoldCase));

    private int ReadCodePoint()
    {
        var c = _source[_pos++];
        return char.IsHighSurrogate(c) && !AtEnd && char.IsLowSurrogate(_source[_pos]) ? char.ConvertToUtf32(c, _source[_pos++]) : c;
    }

    private static Node Checked(Node node, int offset) =>
        node.Height <= MaxDepth ? node : throw new PatternSyntaxException(offset, $"expression nests too deeply (more than {MaxDepth} levels)");
}

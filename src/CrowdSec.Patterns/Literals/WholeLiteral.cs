using System.Text;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Literals;

/// <summary>A pattern that is nothing but a text, perhaps tied to the beginning or the end: answered by string search alone.</summary>
internal sealed class WholeLiteral
{
    private readonly string _text;
    private readonly bool _atStart;
    private readonly bool _atEnd;

    private WholeLiteral(string text, bool atStart, bool atEnd) => (_text, _atStart, _atEnd) = (text, atStart, atEnd);

    /// <summary>The literal, or null when the pattern is more than that.</summary>
    public static WholeLiteral? From(Node root)
    {
        var nodes = root.Kind == NodeKind.Concat ? root.Children.AsSpan() : [root];
        var atStart = nodes.Length > 0 && nodes[0] is { Kind: NodeKind.Assertion, Assertion: Assertions.BeginText };
        nodes = atStart ? nodes[1..] : nodes;
        var atEnd = nodes.Length > 0 && nodes[^1] is { Kind: NodeKind.Assertion, Assertion: Assertions.EndText };
        nodes = atEnd ? nodes[..^1] : nodes;
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            if (node.Kind != NodeKind.Literal || node.AnyCase || !Rune.IsValid(node.Rune))
            {
                return null;
            }

            text.Append(char.ConvertFromUtf32(node.Rune));
        }

        return new WholeLiteral(text.ToString(), atStart, atEnd);
    }

    /// <summary>The place of the first match at or after the start, or -1.</summary>
    public int Find(ReadOnlySpan<char> text, int start)
    {
        if (_atStart)
        {
            return start == 0 && text.StartsWith(_text) && (!_atEnd || text.Length == _text.Length) ? 0 : -1;
        }

        if (_atEnd)
        {
            return text.Length - start >= _text.Length && text.EndsWith(_text) ? text.Length - _text.Length : -1;
        }

        var index = text[start..].IndexOf(_text);
        return index < 0 ? -1 : start + index;
    }

    public int Length => _text.Length;
}

using System.Text;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Literals;

/// <summary>Finds the literals every match must contain, so that most texts can be refused by a plain search.</summary>
internal static class LiteralAnalysis
{
    private const int MaxLength = 64;
    private const int MaxAlternatives = 12;

    public static LiteralFacts Of(Node node) => node.Kind switch
    {
        NodeKind.Empty or NodeKind.Assertion => LiteralFacts.EmptyText,
        NodeKind.Literal => OfLiteral(node),
        NodeKind.Capture => Of(node.Children[0]),
        NodeKind.Concat => OfConcat(node),
        NodeKind.Alternate => OfAlternate(node),
        NodeKind.Repeat => OfRepeat(node),
        _ => LiteralFacts.Nothing,
    };

    private static LiteralFacts OfLiteral(Node node) =>
        IsUsable(node) ? LiteralFacts.Exactly(new Literal(char.ConvertFromUtf32(node.Rune), node.AnyCase)) : LiteralFacts.Nothing;

    // Case beyond ASCII is left to the automata: the runtime's comparison knows fewer variants than RE2.
    private static bool IsUsable(Node node) => Rune.IsValid(node.Rune) && (!node.AnyCase || node.Rune < 128);

    private static LiteralFacts OfConcat(Node node)
    {
        var run = new LiteralRun(MaxLength);
        var text = new StringBuilder();
        var anyCase = false;
        foreach (var child in node.Children)
        {
            if (child.Kind == NodeKind.Literal && IsUsable(child) && text.Length < MaxLength)
            {
                text.Append(new Rune(child.Rune).ToString());
                anyCase |= child.AnyCase;
                continue;
            }

            Flush();
            run.Append(Of(child));
        }

        Flush();
        return run.Finish();

        void Flush()
        {
            if (text.Length > 0)
            {
                run.Append(LiteralFacts.Exactly(new Literal(text.ToString(), anyCase)));
                text.Clear();
                anyCase = false;
            }
        }
    }

    private static LiteralFacts OfAlternate(Node node)
    {
        var facts = Array.ConvertAll(node.Children, Of);
        var prefix = facts[0].Prefix;
        var suffix = facts[0].Suffix;
        foreach (var fact in facts)
        {
            prefix = CommonPrefix(prefix, fact.Prefix);
            suffix = CommonSuffix(suffix, fact.Suffix);
        }

        var prefixes = Union(Array.ConvertAll(facts, fact => fact.Prefixes));
        return new LiteralFacts(false, prefix, suffix, prefixes, Union(Array.ConvertAll(facts, fact => fact.Required)));
    }

    private static Literal[]? Union(Literal[]?[] alternatives)
    {
        var all = new HashSet<Literal>();
        foreach (var literals in alternatives)
        {
            if (literals is null)
            {
                return null;
            }

            all.UnionWith(literals);
            if (all.Count > MaxAlternatives)
            {
                return null;
            }
        }

        return [.. all];
    }

    private static LiteralFacts OfRepeat(Node node)
    {
        if (node.Min == 0)
        {
            return LiteralFacts.Nothing;
        }

        var facts = Of(node.Children[0]);
        if (!facts.IsExact || node.Min * facts.Prefix.Length > MaxLength)
        {
            return facts with { IsExact = false };
        }

        var text = new Literal(string.Concat(Enumerable.Repeat(facts.Prefix.Text, node.Min)), facts.Prefix.AnyCase);
        return LiteralFacts.Exactly(text) with { IsExact = node.Max == node.Min };
    }

    private static Literal CommonPrefix(Literal a, Literal b)
    {
        var anyCase = a.AnyCase || b.AnyCase;
        var length = 0;
        while (length < a.Length && length < b.Length && AreEqual(a.Text[length], b.Text[length], anyCase))
        {
            length++;
        }

        return new Literal(a.Text[..length], anyCase);
    }

    private static Literal CommonSuffix(Literal a, Literal b)
    {
        var anyCase = a.AnyCase || b.AnyCase;
        var length = 0;
        while (length < a.Length && length < b.Length && AreEqual(a.Text[^(length + 1)], b.Text[^(length + 1)], anyCase))
        {
            length++;
        }

        return new Literal(a.Text[^length..], anyCase);
    }

    private static bool AreEqual(char a, char b, bool anyCase) =>
        a == b || (anyCase && char.IsAsciiLetter(a) && char.IsAsciiLetter(b) && (a | 0x20) == (b | 0x20));
}

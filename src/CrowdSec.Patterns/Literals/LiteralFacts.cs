namespace CrowdSec.Patterns.Literals;

/// <summary>What is known of the texts a node matches.</summary>
/// <param name="IsExact">Whether each match is <paramref name="Prefix"/> and nothing else.</param>
/// <param name="Prefix">Begins each match.</param>
/// <param name="Suffix">Ends each match.</param>
/// <param name="Prefixes">One of these begins each match; null when nothing is known.</param>
/// <param name="Required">One of these occurs in each match; null when nothing is known.</param>
internal sealed record LiteralFacts(bool IsExact, Literal Prefix, Literal Suffix, Literal[]? Prefixes, Literal[]? Required)
{
    public static readonly LiteralFacts Nothing = new(false, Literal.None, Literal.None, null, null);
    public static readonly LiteralFacts EmptyText = new(true, Literal.None, Literal.None, null, null);

    public static LiteralFacts Exactly(Literal literal)
    {
        Literal[]? only = literal.Length > 0 ? [literal] : null;
        return new LiteralFacts(true, literal, literal, only, only);
    }
}

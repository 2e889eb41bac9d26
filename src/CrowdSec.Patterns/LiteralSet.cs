namespace CrowdSec.Patterns;

/// <summary>Many literal strings searched in one pass (ordinal). Immutable and thread-safe.</summary>
public sealed class LiteralSet
{
    public LiteralSet(IReadOnlyList<string> literals) => throw new NotImplementedException();

    /// <summary>Whether any literal occurs in the text. An empty literal occurs everywhere.</summary>
    public bool AnyIn(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Whether the text ends with any literal.</summary>
    public bool AnySuffixOf(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>Whether the text starts with any literal.</summary>
    public bool AnyPrefixOf(ReadOnlySpan<char> text) => throw new NotImplementedException();

    /// <summary>The index of the literal of the leftmost occurrence (at one start the lowest index wins), or -1.</summary>
    public int FirstIn(ReadOnlySpan<char> text) => throw new NotImplementedException();
}

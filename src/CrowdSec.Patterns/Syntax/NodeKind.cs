namespace CrowdSec.Patterns.Syntax;

internal enum NodeKind
{
    /// <summary>Matches the empty text.</summary>
    Empty,

    /// <summary>One code point, perhaps in any case.</summary>
    Literal,

    /// <summary>One code point out of a set (an empty set never matches).</summary>
    Set,

    Assertion,
    Capture,
    Concat,
    Alternate,
    Repeat,
}

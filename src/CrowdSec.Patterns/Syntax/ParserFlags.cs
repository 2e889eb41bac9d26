namespace CrowdSec.Patterns.Syntax;

[Flags]
internal enum ParserFlags
{
    None = 0,

    /// <summary>(?i)</summary>
    FoldCase = 1,

    /// <summary>(?m)</summary>
    MultiLine = 2,

    /// <summary>(?s)</summary>
    DotMatchesNewline = 4,

    /// <summary>(?U)</summary>
    SwapGreedy = 8,
}

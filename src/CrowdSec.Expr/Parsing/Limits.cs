namespace CrowdSec.Expr.Parsing;

/// <summary>Bounds on what an expression may ask of the compiler and of one evaluation.</summary>
internal static class Limits
{
    public const int Nodes = 10_000;

    /// <summary>Nesting. Chains of <c>and</c> and <c>or</c> count once, however long.</summary>
    public const int Depth = 400;

    /// <summary>Characters of one expression.</summary>
    public const int SourceLength = 1 << 20;

    /// <summary>Elements that one evaluation may create.</summary>
    public const long Memory = 1_000_000;

    /// <summary>Runs of predicates in one evaluation.</summary>
    public const long Steps = 10_000_000;

    /// <summary>Characters of a text that an evaluation makes.</summary>
    public const int TextLength = 1 << 24;

    /// <summary>Elements that one comparison looks at.</summary>
    public const int ComparedElements = 5_000_000;
}

using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Programs;

/// <summary>
/// A compiled pattern: the instructions of a non-deterministic machine in which priority follows the order of alternatives.
/// The whole match (group 0) has no instructions; slots 2g and 2g+1 belong to group g ≥ 1.
/// </summary>
internal sealed class PatternProgram
{
    public required Instruction[] Code { get; init; }

    public required int Start { get; init; }

    public required CodePointSet[] Sets { get; init; }

    /// <summary>Groups, group 0 included.</summary>
    public required int GroupCount { get; init; }

    /// <summary>Assertions that occur anywhere in the program.</summary>
    public required Assertions UsedAssertions { get; init; }

    /// <summary>Null when the pattern tells too many kinds of characters apart for tables.</summary>
    public required SymbolMap? Symbols { get; init; }

    /// <summary>The code points a match can begin with; null when it can be empty.</summary>
    public required CodePointSet? FirstSet { get; init; }

    /// <summary>Whether a match can begin only at the beginning of the text.</summary>
    public required bool AnchoredAtStart { get; init; }
}

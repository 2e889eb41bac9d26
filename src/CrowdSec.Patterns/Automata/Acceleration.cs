using System.Buffers;

namespace CrowdSec.Patterns.Automata;

/// <summary>A state that most characters do not leave: a vectorised search finds the first one that does.</summary>
/// <param name="IsExcept">Whether <paramref name="Characters"/> stay (all else leaves) or leave (all else stays).</param>
/// <param name="StayAction">The action of each transition that stays, or -1.</param>
internal sealed record Acceleration(SearchValues<char> Characters, bool IsExcept, int StayAction)
{
    /// <summary>Number of characters that stay in the state.</summary>
    public int Skip(ReadOnlySpan<char> text)
    {
        var index = IsExcept ? text.IndexOfAnyExcept(Characters) : text.IndexOfAny(Characters);
        return index < 0 ? text.Length : index;
    }
}

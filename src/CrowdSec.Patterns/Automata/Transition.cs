namespace CrowdSec.Patterns.Automata;

/// <summary>
/// A cell of an automaton's table: the target row (a multiple of the row length) with these bits set for whatever is out of the ordinary.
/// A cell without any is followed without further ado.
/// </summary>
internal static class Transition
{
    /// <summary>Nobody has been here yet.</summary>
    public const int Unbuilt = 1;

    /// <summary>A match ends before the character.</summary>
    public const int Accept = 2;

    /// <summary>Registers change.</summary>
    public const int Operate = 4;

    /// <summary>No match can come after the character.</summary>
    public const int Dead = 8;

    /// <summary>The target state can skip ahead.</summary>
    public const int Accelerate = 16;

    public const int Special = Unbuilt | Accept | Operate | Dead | Accelerate;

    /// <summary>Rows are at least this long, so that the bits are free.</summary>
    public const int MinRowLength = 32;
}

namespace CrowdSec.Patterns.Automata;

/// <summary>Sets a register to another one, or to the current position.</summary>
/// <param name="Source">A register, or <see cref="Position"/>.</param>
internal readonly record struct RegisterOperation(short Target, short Source)
{
    public const short Position = -2;
    public const short Unset = -1;
}

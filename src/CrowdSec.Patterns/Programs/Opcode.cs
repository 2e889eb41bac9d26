namespace CrowdSec.Patterns.Programs;

internal enum Opcode : byte
{
    /// <summary>Consumes one code point of set <see cref="Instruction.Argument"/>.</summary>
    Set,

    /// <summary>Goes on at Next, and with lower priority at <see cref="Instruction.Argument"/>.</summary>
    Split,

    /// <summary>Remembers the position in slot <see cref="Instruction.Argument"/>.</summary>
    Save,

    /// <summary>Goes on only where the assertion <see cref="Instruction.Argument"/> holds.</summary>
    Assert,

    Match,
}

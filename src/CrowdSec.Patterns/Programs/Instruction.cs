namespace CrowdSec.Patterns.Programs;

/// <summary>One step of the non-deterministic machine.</summary>
internal readonly record struct Instruction(Opcode Code, int Next, int Argument);

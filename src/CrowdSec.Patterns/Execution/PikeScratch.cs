using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Execution;

/// <summary>Working memory of one run of the <see cref="PikeMachine"/>.</summary>
internal sealed class PikeScratch(PatternProgram program, int slotCount)
{
    public ThreadList Current { get; set; } = new(program.Code.Length, slotCount);

    public ThreadList Next { get; set; } = new(program.Code.Length, slotCount);

    /// <summary>Instructions still to follow, and slots to put back (as complements) once what came after them is done.</summary>
    public Stack<(int Instruction, int Value)> Pending { get; } = new();

    public int[] Slots { get; } = new int[slotCount];

    public int SlotCount => slotCount;
}

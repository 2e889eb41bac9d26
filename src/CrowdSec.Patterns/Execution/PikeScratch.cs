using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Execution;

/// <summary>Working memory of one run of the <see cref="PikeMachine"/>.</summary>
internal sealed class PikeScratch(PatternProgram program, int slotCount)
{
    // Instructions still to follow, and slots to put back (as complements) once what came after them is done.
    private (int Instruction, int Value)[] _pending = new (int, int)[64];

    public ThreadList Current { get; set; } = new(program.Code.Length, slotCount);

    public ThreadList Next { get; set; } = new(program.Code.Length, slotCount);

    public int[] Slots { get; } = new int[slotCount];

    public int SlotCount => slotCount;

    public int PendingCount { get; private set; }

    public void Push(int instruction, int value)
    {
        if (PendingCount == _pending.Length)
        {
            Array.Resize(ref _pending, PendingCount * 2);
        }

        _pending[PendingCount++] = (instruction, value);
    }

    public int Pop(out int value)
    {
        (var instruction, value) = _pending[--PendingCount];
        return instruction;
    }
}

namespace CrowdSec.Patterns.Execution;

/// <summary>The threads of the machine at one position, in order of priority, each with its slots.</summary>
internal sealed class ThreadList(int instructionCount, int slotCount)
{
    private readonly int[] _seen = new int[instructionCount];
    private int[] _threads = new int[16];
    private int[] _slots = new int[16 * slotCount];
    private int _generation;

    public int Count { get; private set; }

    public void Clear()
    {
        Count = 0;
        if (++_generation == int.MaxValue)
        {
            _seen.AsSpan().Clear();
            _generation = 1;
        }
    }

    /// <summary>Whether this is the first visit of the instruction at this position.</summary>
    public bool Visit(int instruction)
    {
        if (_seen[instruction] == _generation)
        {
            return false;
        }

        _seen[instruction] = _generation;
        return true;
    }

    public void Add(int instruction, ReadOnlySpan<int> slots)
    {
        if (Count == _threads.Length)
        {
            Array.Resize(ref _threads, Count * 2);
            Array.Resize(ref _slots, Count * 2 * slotCount);
        }

        _threads[Count] = instruction;
        slots.CopyTo(_slots.AsSpan(Count * slotCount));
        Count++;
    }

    public int Instruction(int thread) => _threads[thread];

    public Span<int> Slots(int thread) => _slots.AsSpan(thread * slotCount, slotCount);
}

namespace CrowdSec.Patterns.Automata;

/// <summary>
/// A state: the threads of the program in order of priority, before anything of the next character is known. Each thread has a row of tag
/// versions; threads with the same past share a row. Equal states behave alike up to the names of registers.
/// </summary>
internal sealed class AutomatonState : IEquatable<AutomatonState>
{
    private readonly int _hash;

    public AutomatonState(ReadOnlySpan<int> threads, ReadOnlySpan<ushort> rowOfThread, short[] rows, TextBefore before, bool restarts)
    {
        Threads = threads.ToArray();
        RowOfThread = rowOfThread.ToArray();
        Rows = rows;
        Before = before;
        Restarts = restarts;
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Threads.AsSpan()));
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Rows.AsSpan()));
        hash.Add(((int)before * 2) + (restarts ? 1 : 0));
        _hash = hash.ToHashCode();
    }

    /// <summary>Instructions at which the threads stand.</summary>
    public int[] Threads { get; }

    public ushort[] RowOfThread { get; }

    /// <summary>Tag versions, row after row; -1 for a tag that has not been set.</summary>
    public short[] Rows { get; }

    public TextBefore Before { get; }

    /// <summary>Whether a match may still begin at the next character.</summary>
    public bool Restarts { get; }

    /// <summary>Position of the state's row in the table.</summary>
    public int Offset { get; set; }

    /// <summary>Transitions to itself found so far; negative once acceleration has been decided.</summary>
    public int SelfLoops { get; set; }

    public int Size => Threads.Length + (RowOfThread.Length / 2) + (Rows.Length / 2) + 32;

    public bool Equals(AutomatonState? other) =>
        other is not null
        && _hash == other._hash
        && Before == other.Before
        && Restarts == other.Restarts
        && Threads.AsSpan().SequenceEqual(other.Threads)
        && RowOfThread.AsSpan().SequenceEqual(other.RowOfThread)
        && Rows.AsSpan().SequenceEqual(other.Rows);

    public override bool Equals(object? obj) => Equals(obj as AutomatonState);

    public override int GetHashCode() => _hash;
}

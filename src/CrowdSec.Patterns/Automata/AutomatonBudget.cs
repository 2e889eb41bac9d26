namespace CrowdSec.Patterns.Automata;

/// <summary>How much memory the cache of an automaton may take.</summary>
/// <param name="MaxCells">Cells of its table, at eight bytes.</param>
/// <param name="MaxStateSize">What its states hold, in four bytes.</param>
internal sealed record AutomatonBudget(int MaxCells, long MaxStateSize)
{
    public static readonly AutomatonBudget Default = new(MaxCells: 128 * 1024, MaxStateSize: 512 * 1024);

    /// <summary>For an automaton without tags: it needs fewer states, but they can hold many threads.</summary>
    public static readonly AutomatonBudget Answer = new(MaxCells: 128 * 1024, MaxStateSize: 1536 * 1024);

    /// <summary>For an automaton that stands for many patterns.</summary>
    public static readonly AutomatonBudget Large = new(MaxCells: 1024 * 1024, MaxStateSize: 2 * 1024 * 1024);
}

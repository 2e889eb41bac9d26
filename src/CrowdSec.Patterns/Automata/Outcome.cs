namespace CrowdSec.Patterns.Automata;

internal enum Outcome
{
    No,
    Yes,

    /// <summary>The automaton ran out of memory; another engine has to answer.</summary>
    GaveUp,
}

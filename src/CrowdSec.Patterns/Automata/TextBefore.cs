namespace CrowdSec.Patterns.Automata;

/// <summary>What stands before a place, as far as assertions care.</summary>
internal enum TextBefore : byte
{
    Other,
    Word,
    Newline,
    Nothing,
}

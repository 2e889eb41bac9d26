namespace CrowdSec.Patterns.Syntax;

/// <summary>What can be asked of a place between two characters.</summary>
[Flags]
internal enum Assertions
{
    None = 0,
    BeginText = 1,
    EndText = 2,
    BeginLine = 4,
    EndLine = 8,
    WordBoundary = 16,
    NotWordBoundary = 32,
}

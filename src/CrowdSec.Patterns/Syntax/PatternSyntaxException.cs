namespace CrowdSec.Patterns.Syntax;

/// <summary>Leaves the depths of the parser; becomes a <see cref="PatternError"/> at the surface.</summary>
internal sealed class PatternSyntaxException(int offset, string message) : Exception(message)
{
    public int Offset { get; } = offset;
}

namespace CrowdSec.Patterns;

/// <param name="Offset">0-based index into the pattern.</param>
public sealed record PatternError(int Offset, string Message);

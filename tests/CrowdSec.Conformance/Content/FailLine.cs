namespace CrowdSec.Conformance.Content;

/// <summary>An annotated line of a log.</summary>
/// <param name="Number">Position in the file; the first line is 1.</param>
/// <param name="Matches">Whether the line, with those before it, is a failure.</param>
/// <param name="Strict">The line was annotated for filters that count every connection that led nowhere.</param>
/// <param name="Host">Who failed; empty when the annotation does not say.</param>
internal sealed record FailLine(int Number, string Text, bool Matches, bool Strict, string Host);

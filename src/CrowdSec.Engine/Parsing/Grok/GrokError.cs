namespace CrowdSec.Engine.Parsing.Grok;

/// <summary>Why a grok pattern cannot be used.</summary>
/// <param name="Pattern">Name of the definition that is at fault; empty for the text that was to be compiled itself.</param>
/// <param name="Offset">0-based index into that definition.</param>
public sealed record GrokError(string Pattern, int Offset, string Message)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; init; } = "patterns have RE2 syntax: no look-around, no back-references";

    public override string ToString() =>
        Pattern.Length == 0 ? $"grok pattern, at offset {Offset}: {Message}" : $"grok pattern {Pattern}, at offset {Offset}: {Message}";
}

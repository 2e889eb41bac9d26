namespace CrowdSec.Cli.Decisions;

/// <summary>A decision of an imported file.</summary>
internal readonly record struct ImportedDecision(string Value, ImportedShape Shape);

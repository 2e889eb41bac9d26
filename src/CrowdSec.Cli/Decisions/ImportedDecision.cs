namespace CrowdSec.Cli.Decisions;

/// <summary>A decision of an imported file. Empty: as the options say.</summary>
internal readonly record struct ImportedDecision(string Value, string Duration = "", string Reason = "", string Scope = "", string Type = "");

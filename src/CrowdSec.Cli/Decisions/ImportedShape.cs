namespace CrowdSec.Cli.Decisions;

/// <summary>What imported decisions have in common; few of a list are different. Empty: as the options say.</summary>
internal sealed record ImportedShape(string Duration = "", string Reason = "", string Scope = "", string Type = "");

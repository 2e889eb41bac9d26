namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>A named finding: a behaviour, a classification, an attack.</summary>
internal sealed record CtiLabel(string Name, string Label, string Description, string[] References);

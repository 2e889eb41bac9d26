namespace CrowdSec.Conformance.Expr;

/// <summary>The struct of the corpus's environments.</summary>
internal sealed record CorpusFoo(string Bar, string Text);

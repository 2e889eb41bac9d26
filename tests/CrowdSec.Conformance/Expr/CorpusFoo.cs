namespace CrowdSec.Conformance.Expr;

/// <summary>The struct of the corpus's environments.</summary>
internal sealed class CorpusFoo(string bar, string text)
{
    public string Bar { get; } = bar;

    public string Text { get; } = text;
}

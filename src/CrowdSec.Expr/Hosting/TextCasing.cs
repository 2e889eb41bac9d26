namespace CrowdSec.Expr.Hosting;

/// <summary>What a function does to the case of a text's letters.</summary>
public enum TextCasing
{
    None,
    Lower,
    Upper,
}

namespace CrowdSec.Expr.Runtime;

/// <summary>A month or a weekday: a number with a name.</summary>
internal sealed record NamedInteger(string TypeName, long Value, string Text)
{
    public override string ToString() => Text;
}

using CrowdSec.Engine.Items;

namespace CrowdSec.Engine.Parsing.Specs;

public sealed record WhitelistSpec(string Reason, IReadOnlyList<Text> Ips, IReadOnlyList<Text> Cidrs, IReadOnlyList<Text> Expressions)
{
    public bool IsEmpty => Ips.Count == 0 && Cidrs.Count == 0 && Expressions.Count == 0;
}

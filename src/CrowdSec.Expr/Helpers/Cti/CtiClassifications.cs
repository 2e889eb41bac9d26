namespace CrowdSec.Expr.Helpers.Cti;

internal sealed record CtiClassifications(CtiLabel[] FalsePositives, CtiLabel[] Classifications)
{
    public static readonly CtiClassifications Empty = new([], []);
}

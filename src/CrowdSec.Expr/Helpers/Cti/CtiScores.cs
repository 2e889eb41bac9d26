namespace CrowdSec.Expr.Helpers.Cti;

internal sealed record CtiScores(CtiScore Overall, CtiScore LastDay, CtiScore LastWeek, CtiScore LastMonth)
{
    public static readonly CtiScores Empty = new(CtiScore.Empty, CtiScore.Empty, CtiScore.Empty, CtiScore.Empty);
}

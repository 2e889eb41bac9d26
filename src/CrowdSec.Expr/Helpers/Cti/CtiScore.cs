namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>Scores from 0 to 5.</summary>
internal sealed record CtiScore(long Aggressiveness, long Threat, long Trust, long Anomaly, long Total)
{
    public static readonly CtiScore Empty = new(0, 0, 0, 0, 0);
}

namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>Since when an address is known. Ages are in days.</summary>
internal sealed record CtiHistory(string? FirstSeen, string? LastSeen, long FullAge, long DaysAge)
{
    public static readonly CtiHistory Empty = new(null, null, 0, 0);
}

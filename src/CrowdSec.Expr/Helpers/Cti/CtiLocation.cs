namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>Where an address is; unknown parts are null.</summary>
internal sealed record CtiLocation(string? Country, string? City, double? Latitude, double? Longitude)
{
    public static readonly CtiLocation Empty = new(null, null, null, null);
}

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>An autonomous system; number 0 when unknown.</summary>
internal sealed record GeoAsn(long Number, string Organization)
{
    public static readonly GeoAsn Unknown = new(0, "");

    public static GeoAsn From(MmdbValue record) => !record.Exists ? Unknown : new(
        record.Get("autonomous_system_number"u8).AsInteger(),
        record.Get("autonomous_system_organization"u8).AsText());
}

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>A city, country or continent of a database's record; parts that it does not have are empty.</summary>
/// <param name="Code">A continent's two letters.</param>
/// <param name="Name">The English name.</param>
internal sealed record GeoPlace(long GeoNameId, string IsoCode, string Code, string Name, bool IsInEuropeanUnion)
{
    public static readonly GeoPlace Unknown = new(0, "", "", "", false);

    public static GeoPlace From(MmdbValue record) => !record.Exists ? Unknown : new(
        record.Get("geoname_id"u8).AsInteger(),
        record.Get("iso_code"u8).AsText(),
        record.Get("code"u8).AsText(),
        record.Get("names"u8).Get("en"u8).AsText(),
        record.Get("is_in_european_union"u8).AsBoolean());
}

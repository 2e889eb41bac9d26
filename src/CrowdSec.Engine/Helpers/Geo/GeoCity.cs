namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>A city database's record.</summary>
internal sealed class GeoCity
{
    public required GeoPlace City { get; init; }

    public required GeoPlace Continent { get; init; }

    public required GeoPlace Country { get; init; }

    public required GeoPlace RegisteredCountry { get; init; }

    public required GeoPlace RepresentedCountry { get; init; }

    public required GeoLocation Location { get; init; }

    /// <summary>The country that decides: where the address is used, else where it is registered, else whom it represents; null when all are unknown.</summary>
    public GeoPlace? BestCountry =>
        Country.IsoCode.Length > 0 ? Country
        : RegisteredCountry.IsoCode.Length > 0 ? RegisteredCountry
        : RepresentedCountry.IsoCode.Length > 0 ? RepresentedCountry
        : null;

    public static GeoCity From(MmdbValue record) => new()
    {
        City = GeoPlace.From(record.Get("city"u8)),
        Continent = GeoPlace.From(record.Get("continent"u8)),
        Country = GeoPlace.From(record.Get("country"u8)),
        RegisteredCountry = GeoPlace.From(record.Get("registered_country"u8)),
        RepresentedCountry = GeoPlace.From(record.Get("represented_country"u8)),
        Location = GeoLocation.From(record.Get("location"u8)),
    };
}

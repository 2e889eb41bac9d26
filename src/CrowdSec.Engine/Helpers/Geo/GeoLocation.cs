namespace CrowdSec.Engine.Helpers.Geo;

/// <param name="Latitude">Degrees; 0 when unknown.</param>
/// <param name="Longitude">Degrees; 0 when unknown.</param>
/// <param name="AccuracyRadius">Kilometres; 0 when unknown.</param>
internal sealed record GeoLocation(double Latitude, double Longitude, string TimeZone, long AccuracyRadius)
{
    public static readonly GeoLocation Unknown = new(0, 0, "", 0);

    public static GeoLocation From(MmdbValue record) => !record.Exists ? Unknown : new(
        record.Get("latitude"u8).AsNumber(),
        record.Get("longitude"u8).AsNumber(),
        record.Get("time_zone"u8).AsText(),
        record.Get("accuracy_radius"u8).AsInteger());
}

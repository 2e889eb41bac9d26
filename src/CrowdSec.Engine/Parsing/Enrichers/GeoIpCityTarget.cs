using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Foundation.Caching;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>The method GeoIpCity: writes evt.Enriched.IsoCode, IsInEU, Latitude and Longitude of an address. Thread-safe.</summary>
internal sealed class GeoIpCityTarget(FieldNames names, GeoDatabases databases) : IStaticTarget
{
    private const int Remembered = 4096;

    private readonly int _isoCode = names.SlotOf("IsoCode");
    private readonly int _isInEu = names.SlotOf("IsInEU");
    private readonly int _latitude = names.SlotOf("Latitude");
    private readonly int _longitude = names.SlotOf("Longitude");
    private readonly LruCache<IpAddr, Place> _places = new(Remembered);

    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context)
    {
        if (!IpAddr.TryParse(value, out var address) || Find(address) is not { } place)
        {
            return;
        }

        evt.Enriched.Set(_isoCode, place.IsoCode);
        evt.Enriched.Set(_isInEu, place.IsInEu ? "true" : "false");
        evt.Enriched.Set(_latitude, place.Latitude);
        evt.Enriched.Set(_longitude, place.Longitude);
    }

    private Place? Find(IpAddr address)
    {
        if (_places.TryGet(address, out var place) || databases.City(address) is not { } city)
        {
            return place;
        }

        var country = city.BestCountry ?? GeoPlace.Unknown;
        place = new Place(country.IsoCode, country.IsInEuropeanUnion, GoFloat.Format(city.Location.Latitude, 'f', 6), GoFloat.Format(city.Location.Longitude, 'f', 6));
        _places.Set(address, place);
        return place;
    }

    private sealed record Place(string IsoCode, bool IsInEu, string Latitude, string Longitude);
}

using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>Where an address is, and whose.</summary>
internal sealed class GeoFunctions(GeoDatabases databases)
{
    public IEnumerable<ExprFunction> All =>
    [
        new("GeoIPEnrich", GeoCity? (string ip) => databases.City(Parse("GeoIPEnrich", ip)))
        {
            Summary = "The city record of an address (fields City, Country, Location …); nil without database.",
        },
        new("GeoIPASNEnrich", GeoAsn? (string ip) => databases.Asn(Parse("GeoIPASNEnrich", ip)))
        {
            Summary = "The autonomous system of an address; nil without database.",
        },
        new("GeoIPRangeEnrich", IpNetwork? (string ip) => databases.Range(Parse("GeoIPRangeEnrich", ip)) is { } range ? new IpNetwork(range) : null)
        {
            Summary = "The block of addresses around an address that its autonomous system's record covers; nil when unknown.",
        },
        new("IPToCountry", (string ip) => IpAddr.TryParse(ip, out var address) ? databases.City(address)?.BestCountry?.IsoCode ?? "" : "")
        {
            Summary = "The two letters of an address's country; empty when unknown.",
            Examples = ["IPToCountry('not an address') == ''"],
        },
    ];

    public static void Register(HostTypes types)
    {
        types.Struct<GeoCity>("geoip2.City")
            .Field("City", static c => c.City)
            .Field("Continent", static c => c.Continent)
            .Field("Country", static c => c.Country)
            .Field("RegisteredCountry", static c => c.RegisteredCountry)
            .Field("RepresentedCountry", static c => c.RepresentedCountry)
            .Field("Location", static c => c.Location);
        types.Struct<GeoPlace>("geoip2.Country")
            .Field("GeoNameID", static p => p.GeoNameId)
            .Field("IsoCode", static p => p.IsoCode)
            .Field("Code", static p => p.Code)
            .Field("IsInEuropeanUnion", static p => p.IsInEuropeanUnion)
            .Field("Names", IReadOnlyDictionary<string, string> (p) => new Dictionary<string, string> { ["en"] = p.Name });
        types.Struct<GeoLocation>("geoip2.Location")
            .Field("Latitude", static l => l.Latitude)
            .Field("Longitude", static l => l.Longitude)
            .Field("TimeZone", static l => l.TimeZone)
            .Field("AccuracyRadius", static l => l.AccuracyRadius);
        types.Struct<GeoAsn>("geoip2.ASN")
            .Field("AutonomousSystemNumber", static a => a.Number)
            .Field("AutonomousSystemOrganization", static a => a.Organization);
        types.Struct<IpNetwork>("net.IPNet")
            .Method("String", (IpNetwork network) => network.ToString());
    }

    private static IpAddr Parse(string function, string ip) =>
        IpAddr.TryParse(ip, out var address) ? address : throw new ExprRuntimeException($"{function}: '{ip}' is not an IP address");
}

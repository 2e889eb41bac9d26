using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Parsing.Enrichers;
using CrowdSec.Foundation.Logging;
using CrowdSec.Tests.Engine.Helpers.Dns;
using CrowdSec.Tests.Engine.Helpers.Geo;
using Xunit;

namespace CrowdSec.Tests.Engine.Parsing.Enrichers;

public sealed class EnricherTests
{
    private readonly FieldNames _names = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2024, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FakeResolver _resolver = new() { Names = { ["192.0.2.1"] = ["first.example.", "second.example."] } };

    [Theory]
    [InlineData("GeoIpCity", "192.0.2.1", "IsInEU=true|IsoCode=FR|Latitude=48.500000|Longitude=-2.250000")]
    [InlineData("GeoIpCity", "192.0.3.1", "IsInEU=false|IsoCode=|Latitude=0.000000|Longitude=0.000000")]
    [InlineData("GeoIpCity", "nonsense", "")]
    [InlineData("GeoIpCity", "", "")]
    [InlineData("GeoIpASN", "192.0.2.1", "ASNNumber=4242|ASNOrg=Example|ASNumber=4242")]
    [InlineData("GeoIpASN", "192.0.3.1", "ASNNumber=0|ASNOrg=|ASNumber=0")]
    [InlineData("IpToRange", "192.0.2.1", "SourceRange=192.0.2.0/24")]
    [InlineData("IpToRange", "192.0.3.1", "")]
    [InlineData("reverse_dns", "192.0.2.1", "reverse_dns=first.example.")]
    [InlineData("reverse_dns", "192.0.2.2", "")]
    [InlineData("ParseDate", "09/Mar/2023:01:02:03 +0000", "MarshaledTime=2023-03-09T01:02:03Z")]
    [InlineData("ParseDate", "nonsense", "MarshaledTime=2024-06-01T12:00:00Z")]
    [InlineData("ParseDate", "", "MarshaledTime=2024-06-01T12:00:00Z")]
    public void WritesEnrichedFields(string method, string argument, string expected)
    {
        var evt = Enrich(method, argument);
        Assert.Equal(expected, string.Join('|', evt.Enriched.Pairs.Select(static p => $"{p.Key}={p.Value}")));
        Assert.Equal(expected, string.Join('|', Enrich(method, argument).Enriched.Pairs.Select(static p => $"{p.Key}={p.Value}")));
    }

    [Fact]
    public void JsonLinesFillTheEvent()
    {
        var evt = Enrich("UnmarshalJSON", "ignored", """{"a": {"b": [1, "x"]}}""");
        Assert.Equal(new object?[] { 1.0, "x" }, Assert.IsType<Dictionary<string, object?>>(evt.Unmarshaled["a"])["b"]);
        Assert.False(Enrich("UnmarshalJSON", "ignored", "[1]").HasUnmarshaled);
        Assert.False(Enrich("UnmarshalJSON", "ignored", "{").HasUnmarshaled);
    }

    [Fact]
    public void TheCatalogueKnowsTheMethods()
    {
        Assert.Equal(["GeoIpASN", "GeoIpCity", "IpToRange", "ParseDate", "UnmarshalJSON", "reverse_dns"], Catalog().Names.Order(StringComparer.Ordinal));
        Assert.Null(Catalog().Find("Dnslookup"));
    }

    private Event Enrich(string method, string argument, string line = "")
    {
        var evt = new Event(_names);
        evt.Line.Raw = line;
        Catalog().Find(method)!.Assign(evt, argument, new ParseContext(SilentLog.Instance, null));
        return evt;
    }

    private EnricherCatalog Catalog()
    {
        var city = new Dictionary<string, object>
        {
            ["country"] = new Dictionary<string, object> { ["iso_code"] = "FR", ["is_in_european_union"] = true },
            ["location"] = new Dictionary<string, object> { ["latitude"] = 48.5, ["longitude"] = -2.25 },
        };
        var asn = new Dictionary<string, object> { ["autonomous_system_number"] = 4242, ["autonomous_system_organization"] = "Example" };
        Assert.True(MmdbReader.TryRead(new MmdbWriter(28, 6).Add("192.0.2.0/24", city).ToArray(), out var cities, out _));
        Assert.True(MmdbReader.TryRead(new MmdbWriter(24, 4).Add("192.0.2.0/24", asn).ToArray(), out var owners, out _));
        var dns = new DnsServices(_resolver, new ReverseDnsOptions(), _clock);
        return new EnricherCatalog(_names, _clock, new GeoDatabases(cities, owners), dns.Reverse);
    }
}

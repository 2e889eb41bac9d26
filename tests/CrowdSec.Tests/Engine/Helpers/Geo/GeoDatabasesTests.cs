using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Engine.Helpers.Geo;

public sealed class GeoDatabasesTests
{
    [Fact]
    public void ReadsFilesOfADataDirectory()
    {
        using var folder = new TemporaryFolder();
        var city = new Dictionary<string, object>
        {
            ["registered_country"] = new Dictionary<string, object> { ["iso_code"] = "DE", ["is_in_european_union"] = true },
        };
        File.WriteAllBytes(folder.PathOf(GeoDatabases.CityFile), new MmdbWriter(28, 6).Add("192.0.2.0/24", city).ToArray());
        var diagnostics = new DiagnosticBag();
        var databases = GeoDatabases.Open(folder.Path, diagnostics);
        Assert.True(databases.HasCity);
        Assert.False(databases.HasAsn);
        Assert.Contains(GeoDatabases.AsnFile, Assert.Single(diagnostics).ToString());
        Assert.True(IpAddr.TryParse("192.0.2.9", out var known));
        Assert.True(IpAddr.TryParse("192.0.3.9", out var unknown));
        Assert.Equal("DE", databases.City(known)!.BestCountry!.IsoCode);
        Assert.Null(databases.City(unknown)!.BestCountry);
        Assert.Null(databases.Asn(known));
        Assert.Null(databases.Range(known));
    }

    [Fact]
    public void DamagedFilesAreReported()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.PathOf(GeoDatabases.CityFile), "x");
        File.WriteAllText(folder.PathOf(GeoDatabases.AsnFile), "");
        var diagnostics = new DiagnosticBag();
        var databases = GeoDatabases.Open(folder.Path, diagnostics);
        Assert.False(databases.HasCity || databases.HasAsn);
        Assert.Equal(2, diagnostics.Count);
        Assert.False(diagnostics.HasErrors);
    }

    [Fact]
    public void ReadsTheCorpusFixture()
    {
        var folder = CorpusFolder.Find("data/geoip-fixture/test");
        Assert.SkipWhen(folder is null, "../shared/corpus is not there");
        var databases = GeoDatabases.Open(folder!, new DiagnosticBag());
        Assert.True(IpAddr.TryParse("1.2.3.4", out var address));
        var city = databases.City(address)!;
        Assert.Equal(("FR", true, 46.0, 2.0), (city.BestCountry!.IsoCode, city.BestCountry.IsInEuropeanUnion, city.Location.Latitude, city.Location.Longitude));
        Assert.Equal(new GeoAsn(4242, "Crowdsec"), databases.Asn(address));
        Assert.Equal("1.2.3.0/24", databases.Range(address).ToString());
    }
}

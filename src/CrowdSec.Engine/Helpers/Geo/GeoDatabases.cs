using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>The GeoIP databases of a data directory. A missing one gives no answers. Thread-safe.</summary>
internal sealed class GeoDatabases
{
    public const string CityFile = "GeoLite2-City.mmdb";
    public const string AsnFile = "GeoLite2-ASN.mmdb";

    public static readonly GeoDatabases None = new(null, null);

    private readonly MmdbReader? _city;
    private readonly MmdbReader? _asn;

    internal GeoDatabases(MmdbReader? city, MmdbReader? asn)
    {
        _city = city;
        _asn = asn;
    }

    public bool HasCity => _city is not null;

    public bool HasAsn => _asn is not null;

    public static GeoDatabases Open(string dataDirectory, DiagnosticBag diagnostics) =>
        new(OpenOne(Path.Combine(dataDirectory, CityFile), diagnostics), OpenOne(Path.Combine(dataDirectory, AsnFile), diagnostics));

    /// <summary>The city record; empty when the database has none, null without database.</summary>
    public GeoCity? City(IpAddr address)
    {
        if (_city is null)
        {
            return null;
        }

        var city = GeoCity.From(_city.Find(address, out _));
        GC.KeepAlive(_city);
        return city;
    }

    /// <summary>The autonomous system; empty when the database has none, null without database.</summary>
    public GeoAsn? Asn(IpAddr address)
    {
        if (_asn is null)
        {
            return null;
        }

        var asn = GeoAsn.From(_asn.Find(address, out _));
        GC.KeepAlive(_asn);
        return asn;
    }

    /// <summary>The block of addresses that the autonomous system's record covers; null when there is none.</summary>
    public IpRange? Range(IpAddr address)
    {
        if (_asn is null || !_asn.Find(address, out var network).Exists)
        {
            return null;
        }

        GC.KeepAlive(_asn);
        return network;
    }

    private static MmdbReader? OpenOne(string path, DiagnosticBag diagnostics)
    {
        if (!File.Exists(path))
        {
            diagnostics.Warning(path, 0, 0, "GeoIP database not found: enrichment by place and network is off", "put a database of this name there, or ignore this when no rule needs it");
            return null;
        }

        try
        {
            if (MmdbReader.TryOpen(path, out var reader, out var error))
            {
                return reader;
            }

            diagnostics.Warning(path, 0, 0, $"cannot use this GeoIP database: {error}", "download it anew");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Warning(path, 0, 0, $"cannot read this GeoIP database: {e.Message}", "check the file and its permissions");
        }

        return null;
    }
}

using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Helpers.Geo;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>The methods that statics can name.</summary>
internal sealed class EnricherCatalog
{
    private readonly Dictionary<string, IStaticTarget> _methods;

    public EnricherCatalog(FieldNames names, TimeProvider clock, GeoDatabases databases, ReverseDnsCache dns) =>
        _methods = new(StringComparer.Ordinal)
        {
            ["ParseDate"] = new ParseDateTarget(names, clock),
            ["GeoIpCity"] = new GeoIpCityTarget(names, databases),
            ["GeoIpASN"] = new GeoIpAsnTarget(names, databases),
            ["IpToRange"] = new IpToRangeTarget(names, databases),
            ["reverse_dns"] = new ReverseDnsTarget(names, dns),
            ["UnmarshalJSON"] = new UnmarshalJsonTarget(),
        };

    public IReadOnlyCollection<string> Names => _methods.Keys;

    public IStaticTarget? Find(string method) => _methods.GetValueOrDefault(method);
}

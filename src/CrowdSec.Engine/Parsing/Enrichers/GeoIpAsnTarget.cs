using System.Globalization;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Foundation.Caching;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>The method GeoIpASN: writes evt.Enriched.ASNNumber, ASNumber (the same) and ASNOrg of an address. Thread-safe.</summary>
internal sealed class GeoIpAsnTarget(FieldNames names, GeoDatabases databases) : IStaticTarget
{
    private const int Remembered = 4096;

    private readonly int _asnNumber = names.SlotOf("ASNNumber");
    private readonly int _asNumber = names.SlotOf("ASNumber");
    private readonly int _organization = names.SlotOf("ASNOrg");
    private readonly LruCache<IpAddr, Owner> _owners = new(Remembered);

    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context)
    {
        if (!IpAddr.TryParse(value, out var address) || Find(address) is not { } owner)
        {
            return;
        }

        evt.Enriched.Set(_asnNumber, owner.Number);
        evt.Enriched.Set(_asNumber, owner.Number);
        evt.Enriched.Set(_organization, owner.Organization);
    }

    private Owner? Find(IpAddr address)
    {
        if (_owners.TryGet(address, out var owner) || databases.Asn(address) is not { } asn)
        {
            return owner;
        }

        owner = new Owner(asn.Number.ToString(CultureInfo.InvariantCulture), asn.Organization);
        _owners.Set(address, owner);
        return owner;
    }

    private sealed record Owner(string Number, string Organization);
}

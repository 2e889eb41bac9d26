using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>The method reverse_dns: writes evt.Enriched.reverse_dns, the first name of an address with its trailing dot. Thread-safe.</summary>
internal sealed class ReverseDnsTarget(FieldNames names, ReverseDnsCache dns) : IStaticTarget
{
    private readonly int _slot = names.SlotOf("reverse_dns");

    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context)
    {
        if (IpAddr.TryParse(value, out var address) && dns.Lookup(address) is [var name, ..])
        {
            evt.Enriched.Set(_slot, name);
        }
    }
}

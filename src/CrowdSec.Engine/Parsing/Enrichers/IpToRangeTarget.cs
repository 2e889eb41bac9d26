using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Foundation.Caching;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>The method IpToRange: writes evt.Enriched.SourceRange, the block that the address's autonomous system record covers. Thread-safe.</summary>
internal sealed class IpToRangeTarget(FieldNames names, GeoDatabases databases) : IStaticTarget
{
    private const int Remembered = 4096;

    private readonly int _sourceRange = names.SlotOf("SourceRange");
    private readonly LruCache<IpAddr, string> _ranges = new(Remembered);

    public bool AcceptsEmpty => false;

    public void Assign(Event evt, string value, ParseContext context)
    {
        if (!IpAddr.TryParse(value, out var address))
        {
            return;
        }

        if (!_ranges.TryGet(address, out var range))
        {
            range = databases.Range(address)?.ToString() ?? "";
            _ranges.Set(address, range);
        }

        if (range.Length > 0)
        {
            evt.Enriched.Set(_sourceRange, range);
        }
    }
}

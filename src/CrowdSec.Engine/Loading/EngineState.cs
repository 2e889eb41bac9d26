using CrowdSec.Engine.Events;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Parsing.Enrichers;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Loading;

/// <summary>What helpers and enrichers share within one engine: data files, stashes, GeoIP, DNS.</summary>
internal sealed class EngineState(TimeProvider clock)
{
    private readonly Dictionary<string, IStaticTarget> _enrichers = new(StringComparer.Ordinal);

    public bool HasStash { get; private set; }

    public static EngineState Create(EngineSpec spec, FieldNames names, IReadOnlyList<DataSpec> data, DiagnosticBag diagnostics)
    {
        var state = new EngineState(spec.Clock);
        state._enrichers["ParseDate"] = new ParseDateTarget(names, spec.Clock);
        return state;
    }

    public IReadOnlyCollection<ExprFunction> Functions(HostTypes types) => [.. new StandardHelpers(clock).All];

    public IStaticTarget? FindEnricher(string method) => _enrichers.GetValueOrDefault(method);

    public void DeclareStash(StashSpec spec) => HasStash = true;

    public void StoreStash(string name, string key, string value, GoDuration ttl)
    {
    }
}

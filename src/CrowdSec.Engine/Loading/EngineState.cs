using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers;
using CrowdSec.Engine.Helpers.Data;
using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Engine.Helpers.Stash;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing;
using CrowdSec.Engine.Parsing.Enrichers;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Helpers.Cti;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Loading;

/// <summary>What helpers and enrichers share within one engine: data files, stashes, GeoIP, DNS.</summary>
internal sealed class EngineState
{
    private readonly EngineSpec _spec;
    private readonly EnricherCatalog _enrichers;
    private readonly StashCaches _stashes;
    private readonly EngineHelpers _helpers;
    private readonly DiagnosticBag _diagnostics;
    private DiagnosticBag _geoFindings = new();

    public EngineState(EngineSpec spec, FieldNames names, IReadOnlyList<DataSpec> data, DiagnosticBag diagnostics)
    {
        _spec = spec;
        _stashes = new StashCaches(spec.Clock);
        _diagnostics = diagnostics;
        var databases = spec.DataDirectory.Length > 0 ? GeoDatabases.Open(spec.DataDirectory, _geoFindings) : GeoDatabases.None;
        var files = LoadFiles(spec, data, diagnostics);
        var dns = spec.Dns ?? new DnsServices(new ReverseDnsOptions(), spec.Clock);
        var decisions = spec.DecisionCounts ?? new NoDecisionCounts(spec.Log);
        var remote = spec.Remote ?? new RemoteHelpers(CtiOptions.Disabled, spec.Clock, spec.Log);
        _helpers = new EngineHelpers(files, _stashes, databases, dns, decisions, remote, spec.Clock, spec.Log);
        _enrichers = new EnricherCatalog(names, spec.Clock, databases, dns.Reverse);
    }

    private static DataFileStore LoadFiles(EngineSpec spec, IReadOnlyList<DataSpec> data, DiagnosticBag diagnostics)
    {
        if (spec.DataDirectory.Length > 0)
        {
            return DataFileStore.Load(new DataDirectory(spec.DataDirectory), data, diagnostics);
        }

        foreach (var entry in data.Where(static d => d.Type.Length > 0))
        {
            diagnostics.Error(entry.File, entry.Line, 0, $"data file '{entry.DestFile}' cannot be loaded: there is no data directory", "set config_paths.data_dir");
        }

        return DataFileStore.Empty;
    }

    public bool HasStash { get; private set; }

    public IReadOnlyCollection<ExprFunction> Functions => _helpers.All;

    public IStaticTarget? FindEnricher(string method)
    {
        if (method is "GeoIpCity" or "GeoIpASN" or "IpToRange")
        {
            // A missing database matters only to those who ask for it.
            _diagnostics.AddRange(_geoFindings);
            _geoFindings = new();
        }

        return _enrichers.Find(method);
    }

    public void DeclareStash(StashSpec spec)
    {
        HasStash = true;
        _stashes.Declare(spec.Name, Math.Max(1, spec.Size), spec.Ttl, spec.Strategy);
    }

    public void StoreStash(string name, string key, string value, GoDuration ttl)
    {
        if (!_stashes.Set(name, key, value, ttl))
        {
            _spec.Log.Warning($"there is no stash '{name}'");
        }
    }
}

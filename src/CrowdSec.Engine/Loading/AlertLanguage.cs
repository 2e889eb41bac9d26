using CrowdSec.Engine.Events;
using CrowdSec.Engine.Helpers;
using CrowdSec.Engine.Helpers.Data;
using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Engine.Helpers.Stash;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Helpers.Cti;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Loading;

/// <summary>The types and functions of expressions about alerts that are no item's: profiles, notifications. Thread-safe. Data files of items are not in reach of them.</summary>
public sealed class AlertLanguage
{
    /// <param name="decisions">What GetDecisionsCount and its like ask.</param>
    /// <param name="dataDirectory">Where the GeoIP databases are; "" for none.</param>
    /// <param name="dns">Null: with a cache of its own.</param>
    /// <param name="remote">Null: no reputation look-ups.</param>
    public AlertLanguage(IDecisionCounts decisions, TimeProvider clock, ILog log, string dataDirectory = "", DnsServices? dns = null, RemoteHelpers? remote = null)
    {
        AlertTypes.Register(Types);
        EngineHelpers.Register(Types);

        // A missing database is told by the parsers that need it; here an expression that asks gets nil.
        var databases = dataDirectory.Length > 0 ? GeoDatabases.Open(dataDirectory, new DiagnosticBag()) : GeoDatabases.None;
        dns ??= new DnsServices(new ReverseDnsOptions(), clock);
        remote ??= new RemoteHelpers(CtiOptions.Disabled, clock, log);
        Functions = new EngineHelpers(DataFileStore.Empty, new StashCaches(clock), databases, dns, decisions, remote, clock, log).All;
    }

    public HostTypes Types { get; } = new();

    public IReadOnlyCollection<ExprFunction> Functions { get; }
}

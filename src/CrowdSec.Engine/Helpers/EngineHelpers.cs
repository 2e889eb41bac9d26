using CrowdSec.Engine.Helpers.Bots;
using CrowdSec.Engine.Helpers.Data;
using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Helpers.Geo;
using CrowdSec.Engine.Helpers.Stash;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Helpers;

/// <summary>All functions that an engine's expressions may call, on the state that it is given. Thread-safe.</summary>
internal sealed class EngineHelpers
{
    private readonly ExprFunction[] _all;

    public EngineHelpers(DataFileStore files, StashCaches stashes, GeoDatabases databases, DnsServices dns, IDecisionCounts decisions, RemoteHelpers remote, TimeProvider clock, ILog log) =>
        _all =
        [
            .. new StandardHelpers(clock).All,
            .. new DataFunctions(files, new BotMatcher(dns.Confirmed), log).All,
            .. new StashFunctions(stashes, log).All,
            .. new GeoFunctions(databases).All,
            .. new DnsFunctions(dns.Resolver).All,
            .. new DecisionFunctions(decisions, clock, log).All,
            .. remote.All,
            .. new LogFunctions(log).All,
        ];

    public IReadOnlyCollection<ExprFunction> All => _all;

    /// <summary>Declares the types that the functions give.</summary>
    public static void Register(HostTypes types)
    {
        GeoFunctions.Register(types);
        RemoteHelpers.Register(types);
    }
}

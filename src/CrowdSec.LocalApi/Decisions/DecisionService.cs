using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Stream;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>Decisions in memory, and all that is asked of them. Start it before the first request.</summary>
internal sealed class DecisionService : IEndpoints, IAsyncDisposable
{
    private readonly IStore _store;
    private readonly TimeProvider _clock;
    private readonly ApiCounters _counters;

    public DecisionService(IStore store, TimeProvider clock, ILog log, ApiCounters counters)
    {
        _store = store;
        _clock = clock;
        _counters = counters;
        Index = new();
        Feed = new(store.Decisions, store.Changes, Index, clock, log);
        Pullers = new(store.Bouncers, clock, log);
    }

    public DecisionIndex Index { get; }

    public DecisionFeed Feed { get; }

    public Pullers Pullers { get; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Feed.StartAsync(cancellationToken);
        Pullers.Start();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        new LiveEndpoints(Index, Feed, Pullers, _counters, _clock).Map(routes);
        new StreamEndpoints(Index, Feed, Pullers, _store.Decisions, _clock).Map(routes);
        new EventEndpoints(Index, Feed, Pullers, _store.Decisions, _clock).Map(routes);
        new DeleteEndpoints(_store.Decisions, Feed).Map(routes);
    }

    public async ValueTask DisposeAsync()
    {
        await Pullers.DisposeAsync();
        await Feed.DisposeAsync();
    }
}

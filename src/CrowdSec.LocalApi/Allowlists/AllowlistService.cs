using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>Allowlists in memory, and all that is asked of them. Start it before the first request.</summary>
internal sealed class AllowlistService : IEndpoints, IAsyncDisposable
{
    private readonly IStore _store;
    private readonly AllowlistRefresher _refresher;
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public AllowlistService(IStore store, IHostResolver resolver, TimeProvider clock, ILog log)
    {
        _store = store;
        Index = new AllowlistIndex(clock);
        _refresher = new AllowlistRefresher(store, Index, new HostAddresses(resolver, log), clock, log);
    }

    public AllowlistIndex Index { get; }

    /// <exception cref="StoreException">The lists cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _refresher.StartAsync(cancellationToken);
        _loop = Task.Run(() => _refresher.RunAsync(_stop.Token), CancellationToken.None);
    }

    public void Map(IEndpointRouteBuilder routes) => new AllowlistEndpoints(_store.Allowlists, Index).Map(routes);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }
}

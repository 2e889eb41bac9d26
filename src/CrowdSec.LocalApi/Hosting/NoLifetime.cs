using Microsoft.Extensions.Hosting;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>The daemon decides when the server stops, not the framework's own handling of signals.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

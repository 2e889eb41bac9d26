using System.Globalization;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Daemon.Logging;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Service;

/// <summary>What runs: log files, the Local API, the log processor. Not thread-safe: one caller starts, replaces and stops.</summary>
internal sealed class ServiceParts(DaemonOptions options, DaemonHost host, EngineServices services, DaemonLogs logs) : IAsyncDisposable
{
    private readonly TaskCompletionSource _never = new();
    private readonly DateTimeOffset _started = host.Clock.GetUtcNow();
    private ApiSide? _api;
    private AgentSide? _agent;

    /// <summary>Ends when there are no more lines to read; fails when a part has failed. Never, when no logs are read.</summary>
    public Task Ended => _agent?.Ended ?? _never.Task;

    /// <summary>A few words for people.</summary>
    public string Status => string.Join(", ", new[] { _api is null ? "" : $"Local API at {_api.Url}", _agent?.Status ?? "" }.Where(static t => t.Length > 0));

    /// <summary>Says in the log how things are.</summary>
    public void Report()
    {
        logs.Main.Info(string.Create(
            CultureInfo.InvariantCulture,
            $"report: up since {_started:yyyy-MM-dd'T'HH:mm:ss'Z'}, {Environment.WorkingSet >> 20} MiB of memory ({GC.GetTotalMemory(forceFullCollection: false) >> 20} MiB managed), {Status}"));
        _agent?.Report();
    }

    /// <exception cref="FatalException">A part cannot be started.</exception>
    public async Task StartAsync(LoadedService loaded, CancellationToken cancellationToken)
    {
        logs.Use(options, loaded.Config, host);
        if (loaded.Api is not null)
        {
            await StartApiAsync(loaded, cancellationToken).ConfigureAwait(false);
        }

        if (loaded.Agent is not null)
        {
            _agent = new AgentSide(host, logs.Main);
            await _agent.StartAsync(loaded, _api, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a new configuration in place of the running one. The Local API keeps its connections when its own settings are the same; buckets, offsets and caches are kept.</summary>
    public async Task ReplaceAsync(LoadedService loaded, CancellationToken cancellationToken)
    {
        logs.Use(options, loaded.Config, host);
        if (_agent is not null)
        {
            await _agent.PauseAsync().ConfigureAwait(false);
        }

        await ReplaceApiAsync(loaded, cancellationToken).ConfigureAwait(false);
        if (loaded.Agent is null)
        {
            await DisposeAgentAsync().ConfigureAwait(false);
            return;
        }

        _agent ??= new AgentSide(host, logs.Main);
        await _agent.StartAsync(loaded, _api, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops in order: sources first, then what they fed, then the Local API.</summary>
    public async Task StopAsync()
    {
        if (_agent is not null)
        {
            await _agent.StopAsync().ConfigureAwait(false);
        }

        await DisposeAgentAsync().ConfigureAwait(false);
        await DisposeApiAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await DisposeAgentAsync().ConfigureAwait(false);
        await DisposeApiAsync().ConfigureAwait(false);
    }

    private async Task StartApiAsync(LoadedService loaded, CancellationToken cancellationToken)
    {
        _api = await ApiSide.StartAsync(loaded, host, services, logs, cancellationToken).ConfigureAwait(false);
        services.DecisionCounts.Store = _api.Store;
        logs.Main.Info($"CrowdSec Local API listening on {_api.Url}");
    }

    private async Task ReplaceApiAsync(LoadedService loaded, CancellationToken cancellationToken)
    {
        if (_api is not null && loaded.Api is not null && _api.Serves(loaded))
        {
            return;
        }

        await DisposeApiAsync().ConfigureAwait(false);
        if (loaded.Api is not null)
        {
            await StartApiAsync(loaded, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DisposeAgentAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync().ConfigureAwait(false);
            _agent = null;
        }
    }

    private async Task DisposeApiAsync()
    {
        services.DecisionCounts.Store = null;
        if (_api is not null)
        {
            await _api.DisposeAsync().ConfigureAwait(false);
            _api = null;
        }
    }
}

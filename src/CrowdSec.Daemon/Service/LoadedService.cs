using CrowdSec.Configuration;

namespace CrowdSec.Daemon.Service;

/// <summary>Everything that a configuration names, read and compiled, and nothing of it running yet. Dispose when it is not going to run.</summary>
internal sealed record LoadedService(CrowdSecConfig Config) : IAsyncDisposable
{
    /// <summary>Null: this process has no Local API.</summary>
    public ApiServerConfig? Api { get; init; }

    /// <summary>Null: this process reads no logs.</summary>
    public LoadedAgent? Agent { get; init; }

    public ValueTask DisposeAsync() => Agent?.Acquisition.DisposeAsync() ?? ValueTask.CompletedTask;
}

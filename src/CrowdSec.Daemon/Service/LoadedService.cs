using CrowdSec.Configuration;

namespace CrowdSec.Daemon.Service;

/// <summary>Everything that a configuration names, read and compiled, and nothing of it running yet.</summary>
internal sealed record LoadedService(CrowdSecConfig Config)
{
    /// <summary>Null: this process has no Local API.</summary>
    public ApiServerConfig? Api { get; init; }

    /// <summary>Null: this process reads no logs.</summary>
    public LoadedAgent? Agent { get; init; }
}

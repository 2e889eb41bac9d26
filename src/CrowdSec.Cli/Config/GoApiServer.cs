using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>Section "api.server".</summary>
internal sealed record GoApiServer(ApiServerConfig Settings, GoConfig Config)
{
    public GoOnlineClient? OnlineClient => Settings.OnlineClient is { } online ? new(online, Config.OnlineCredentials) : null;
}

using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>The whole configuration, as expressions of "config show --key" see it.</summary>
/// <param name="Credentials">Of the Local API's client; null when there are none.</param>
/// <param name="OnlineCredentials">Of the community network; null when there are none.</param>
internal sealed record GoConfig(CrowdSecConfig Settings, ApiCredentials? Credentials, ApiCredentials? OnlineCredentials)
{
    public GoApi Api => new(this);

    public GoHub Hub => new(Settings.Paths);
}

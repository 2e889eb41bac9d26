namespace CrowdSec.Cli.Config;

/// <summary>Section "api".</summary>
internal sealed record GoApi(GoConfig Config)
{
    public GoApiClient? Client => Config.Settings.ApiClient is { } client ? new(client, Config.Credentials) : null;

    public GoApiServer? Server => Config.Settings.ApiServer is { } server ? new(server, Config) : null;
}

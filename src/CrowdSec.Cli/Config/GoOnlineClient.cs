using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>Section "api.server.online_client" with the credentials of its file.</summary>
internal sealed record GoOnlineClient(OnlineClientConfig Settings, ApiCredentials? Credentials);

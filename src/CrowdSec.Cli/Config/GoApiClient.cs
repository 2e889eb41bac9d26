using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>Section "api.client" with the credentials of its file.</summary>
internal sealed record GoApiClient(ApiClientConfig Settings, ApiCredentials? Credentials);

namespace CrowdSec.Configuration;

/// <summary>Section "api.server.online_client": the community network.</summary>
public sealed record OnlineClientConfig
{
    public string CredentialsPath { get; init; } = "";

    public bool Sharing { get; init; } = true;

    public bool PullCommunity { get; init; } = true;

    public bool PullBlocklists { get; init; } = true;
}

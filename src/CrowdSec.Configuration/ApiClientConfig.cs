namespace CrowdSec.Configuration;

/// <summary>Section "api.client": how this log processor reaches its Local API.</summary>
public sealed record ApiClientConfig
{
    public bool InsecureSkipVerify { get; init; }

    public string CredentialsPath { get; init; } = "";

    public bool UnregisterOnExit { get; init; }
}

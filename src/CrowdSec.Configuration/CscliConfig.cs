namespace CrowdSec.Configuration;

/// <summary>Section "cscli".</summary>
public sealed record CscliConfig
{
    public const string DefaultHubUrlTemplate = "https://cdn-hub.crowdsec.net/crowdsecurity/%s/%s";

    /// <value>human, json or raw; empty means human.</value>
    public string Output { get; init; } = "";

    /// <value>auto, yes or no; empty means auto.</value>
    public string Color { get; init; } = "";

    public string HubBranch { get; init; } = "";

    public string HubUrlTemplate { get; init; } = DefaultHubUrlTemplate;

    public bool HubWithContent { get; init; }
}

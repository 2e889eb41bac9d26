namespace CrowdSec.Configuration;

/// <summary>Section "api.server.auto_registration".</summary>
public sealed record AutoRegistrationConfig
{
    public bool Enabled { get; init; }

    /// <summary>At least 32 characters.</summary>
    public string Token { get; init; } = "";

    public IReadOnlyList<string> AllowedRanges { get; init; } = [];
}

namespace CrowdSec.Storage.Machines;

/// <summary>A log processor that may speak to the Local API.</summary>
public sealed record Machine
{
    public long Id { get; init; }

    public required string MachineId { get; init; }

    /// <summary>bcrypt.</summary>
    public string PasswordHash { get; init; } = "";

    public string IpAddress { get; init; } = "";

    public string Scenarios { get; init; } = "";

    public string Version { get; init; } = "";

    public bool IsValidated { get; init; }

    /// <summary>"password" or "tls".</summary>
    public string AuthType { get; init; } = "password";

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public DateTime? LastPush { get; init; }

    public DateTime? LastHeartbeat { get; init; }

    public string OsName { get; init; } = "";

    public string OsFamily { get; init; } = "";

    public string OsVersion { get; init; } = "";

    /// <summary>Comma-separated.</summary>
    public string FeatureFlags { get; init; } = "";

    /// <summary>JSON, "" when never told.</summary>
    public string HubState { get; init; } = "";

    /// <summary>JSON object type → count, "" when never told.</summary>
    public string DataSources { get; init; } = "";
}

namespace CrowdSec.Storage.Bouncers;

/// <summary>A remediation component that may ask for decisions.</summary>
public sealed record Bouncer
{
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Lower-case hexadecimal SHA-512 of the key.</summary>
    public string KeyHash { get; init; } = "";

    public bool Revoked { get; init; }

    /// <summary>"" until first used.</summary>
    public string IpAddress { get; init; } = "";

    public string Type { get; init; } = "";

    public string Version { get; init; } = "";

    public DateTime CreatedAt { get; init; }

    public DateTime UpdatedAt { get; init; }

    public DateTime? LastPull { get; init; }

    /// <summary>"api-key" or "tls".</summary>
    public string AuthType { get; init; } = "api-key";

    public string OsName { get; init; } = "";

    public string OsFamily { get; init; } = "";

    public string OsVersion { get; init; } = "";

    /// <summary>Comma-separated.</summary>
    public string FeatureFlags { get; init; } = "";

    /// <summary>Made by the Local API because a known key came from another address.</summary>
    public bool AutoCreated { get; init; }
}

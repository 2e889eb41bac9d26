namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>How reputation is looked up.</summary>
public sealed record CtiOptions
{
    public static readonly CtiOptions Disabled = new();

    /// <summary>The key of the service's API; empty turns look-ups off.</summary>
    public string Key { get; init; } = "";

    /// <value>Default: true, which means on when there is a key.</value>
    public bool Enabled { get; init; } = true;

    public Uri BaseAddress { get; init; } = new("https://cti.api.crowdsec.net/v2/");

    /// <value>How long an answer is remembered. Default: 10 minutes.</value>
    public TimeSpan CacheTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <value>Answers remembered. Default: 100.</value>
    public int CacheSize { get; init; } = 100;
}

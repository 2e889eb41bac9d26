using CrowdSec.Foundation.Values;

namespace CrowdSec.Configuration;

/// <summary>Section "crowdsec_service.dns_cache".</summary>
public sealed record DnsCacheConfig
{
    /// <value>Default: 1h.</value>
    public GoDuration Ttl { get; init; } = GoDuration.FromSeconds(3600);

    /// <value>Default: 5m.</value>
    public GoDuration NegativeTtl { get; init; } = GoDuration.FromSeconds(300);

    /// <value>Entries. Default: 16384.</value>
    public int Size { get; init; } = 16384;
}

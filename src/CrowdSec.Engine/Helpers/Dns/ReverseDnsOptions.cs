using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>How long and how much <see cref="ReverseDnsCache"/> remembers.</summary>
public sealed record ReverseDnsOptions
{
    /// <value>How long names are remembered. Default: 1h.</value>
    public GoDuration Ttl { get; init; } = new(GoDuration.Hour);

    /// <value>How long the lack of a name is remembered. Default: 5m.</value>
    public GoDuration NegativeTtl { get; init; } = new(5 * GoDuration.Minute);

    /// <value>Addresses. Default: 16384.</value>
    public int Size { get; init; } = 16384;

    /// <value>How long to wait for the name service. Default: 3s.</value>
    public GoDuration Timeout { get; init; } = new(3 * GoDuration.Second);

    /// <value>Timeouts in a row after which the name service is left alone. Default: 8.</value>
    public int TimeoutsBeforePause { get; init; } = 8;

    /// <value>How long it is then left alone; addresses have no names meanwhile. Default: 30s.</value>
    public GoDuration Pause { get; init; } = new(30 * GoDuration.Second);
}

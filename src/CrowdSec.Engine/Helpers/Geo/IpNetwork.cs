using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Geo;

/// <summary>A block of addresses as expressions see it.</summary>
internal sealed class IpNetwork(IpRange range)
{
    public IpRange Range { get; } = range;

    public override string ToString() => Range.ToString();
}

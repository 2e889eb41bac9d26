using CrowdSec.Foundation.Values;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Helpers.Bots;

/// <summary>What is known of one bot.</summary>
/// <param name="UserAgent">Must occur in the user agent; null for any.</param>
/// <param name="Paths">One must occur in the path; none means any path.</param>
/// <param name="Addresses">Addresses and blocks that are its own.</param>
/// <param name="HostNames">Its host names, confirmed both ways by the name service.</param>
internal sealed record BotRule(string Name, Pattern? UserAgent, PatternSet? Paths, IpRangeSet Addresses, PatternSet? HostNames)
{
    public bool Fits(string userAgent, string path) =>
        (UserAgent is null || UserAgent.IsMatch(userAgent)) && (Paths is null || Paths.IsMatch(path));
}

using CrowdSec.LocalApi.Decisions;

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Bouncers are answered from the decisions in memory, which a feed keeps up to date.</summary>
internal sealed class FeedPublisher(DecisionFeed feed) : IDecisionPublisher
{
    public Task CaughtUpAsync(CancellationToken cancellationToken) => feed.CatchUpAsync(cancellationToken);
}

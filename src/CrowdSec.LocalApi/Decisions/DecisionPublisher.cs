using CrowdSec.LocalApi.Alerts;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>Who pushed an alert and then asks for decisions gets them: the memory is up to date when the push is answered.</summary>
internal sealed class DecisionPublisher(DecisionFeed feed) : IDecisionPublisher
{
    public Task CaughtUpAsync(CancellationToken cancellationToken) => feed.CatchUpAsync(cancellationToken);
}

namespace CrowdSec.LocalApi.Alerts;

/// <summary>For a Local API without bouncers.</summary>
internal sealed class UnpublishedDecisions : IDecisionPublisher
{
    public Task CaughtUpAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

namespace CrowdSec.LocalApi.Alerts;

/// <summary>Makes stored decisions visible to bouncers.</summary>
internal interface IDecisionPublisher
{
    /// <summary>Ends when what was committed before the call is answered to bouncers.</summary>
    Task CaughtUpAsync(CancellationToken cancellationToken);
}

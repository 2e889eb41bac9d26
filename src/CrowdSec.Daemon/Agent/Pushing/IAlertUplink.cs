namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>The way to the Local API. Does not throw but for cancellation.</summary>
internal interface IAlertUplink
{
    /// <param name="alerts">Each as JSON.</param>
    Task<UplinkAnswer> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> alerts, CancellationToken cancellationToken);
}

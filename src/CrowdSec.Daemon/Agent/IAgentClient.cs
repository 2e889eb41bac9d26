using CrowdSec.Daemon.Agent.Pushing;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Daemon.Agent;

/// <summary>The Local API as this log processor sees it. Thread-safe. Nothing here throws but for cancellation: an answer says what became of a request.</summary>
internal interface IAgentClient : IAlertUplink, IDisposable
{
    /// <summary>Logs in, telling which scenarios run.</summary>
    Task<UplinkAnswer> LogInAsync(CancellationToken cancellationToken);

    Task<UplinkAnswer> SendHeartbeatAsync(CancellationToken cancellationToken);

    Task<UplinkAnswer> SendUsageAsync(UsageReport report, CancellationToken cancellationToken);

    /// <summary>Takes this machine out of the Local API.</summary>
    Task<UplinkAnswer> UnregisterAsync(CancellationToken cancellationToken);
}

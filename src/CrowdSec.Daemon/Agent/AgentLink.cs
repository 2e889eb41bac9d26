using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent.Pushing;
using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent;

/// <summary>The connection of the log processor to its Local API: alerts out of the spool, and a sign of life each minute. It outlives reloads as long as the credentials stay.</summary>
internal sealed class AgentLink : IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(60);

    /// <summary>How long to try to get rid of alerts when the process ends; the rest stays in the spool.</summary>
    private static readonly TimeSpan LastPush = TimeSpan.FromSeconds(5);

    private readonly AgentLinkParts _parts;
    private readonly AlertPusher _pusher;
    private readonly CancellationTokenSource _stop = new();
    private readonly PeriodicTask _heartbeat;
    private readonly Task _pushing;

    public AgentLink(AgentLinkParts parts)
    {
        _parts = parts;
        _pusher = new AlertPusher(parts.Spool, parts.Client, parts.DeadLetters, new PusherOptions(), parts.Clock, parts.Log);
        _pushing = Task.Run(PushAsync);
        _heartbeat = new PeriodicTask("heartbeat", HeartbeatPeriod, BeatAsync, parts.Clock, parts.Log);
    }

    public IAgentClient Client => _parts.Client;

    public ApiCredentials Credentials => _parts.Credentials;

    public long AlertsSent => _pusher.Sent;

    /// <summary>Waits until the spool is empty, at most for a moment.</summary>
    public async Task DrainAsync()
    {
        await StopPushingAsync().ConfigureAwait(false);
        using var limit = new CancellationTokenSource(LastPush);
        try
        {
            await _pusher.PushAllAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _parts.Log.Info("alerts that the Local API has not taken stay in the spool until the next start");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync().ConfigureAwait(false);
        await StopPushingAsync().ConfigureAwait(false);
        _parts.Client.Dispose();
        _stop.Dispose();
    }

    private async Task StopPushingAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _pushing.ConfigureAwait(false);
    }

    private async Task PushAsync()
    {
        try
        {
            await _pusher.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var answer = await _parts.Client.SendHeartbeatAsync(cancellationToken).ConfigureAwait(false);
        if (answer.Outcome != UplinkOutcome.Stored)
        {
            _parts.Log.Debug($"heartbeat: {answer.Reason}");
        }
    }
}

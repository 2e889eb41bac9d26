using CrowdSec.Daemon.Agent.Spool;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>Brings alerts from the spool to the Local API, in their order. Alerts leave the spool when the API has them, or has refused them for good.</summary>
internal sealed class AlertPusher(AlertSpool spool, IAlertUplink uplink, DeadLetters deadLetters, PusherOptions options, TimeProvider clock, ILog log)
{
    private readonly BatchSender _sender = new(uplink, deadLetters);
    private readonly Backoff _backoff = new(options.FirstDelay, options.LongestDelay, Random.Shared);
    private bool _away;

    /// <summary>Alerts that the API has taken, or refused.</summary>
    public long Sent { get; private set; }

    /// <summary>Pushes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await spool.WaitForEntriesAsync(cancellationToken).ConfigureAwait(false);
            if (!_away)
            {
                await Task.Delay(options.Linger, clock, cancellationToken).ConfigureAwait(false);
            }

            if (!await PushAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(_backoff.Next(), clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Pushes what is in the spool until it is empty.</summary>
    /// <returns>false when the API did not take it.</returns>
    public async Task<bool> PushAllAsync(CancellationToken cancellationToken)
    {
        while (spool.Read(options.BatchCount, options.BatchBytes) is { } batch)
        {
            var answer = await _sender.SendAsync(batch.Entries, cancellationToken).ConfigureAwait(false);
            if (answer.Outcome != UplinkOutcome.Stored)
            {
                NoteAway(answer);
                return false;
            }

            spool.Advance(batch.End);
            Sent += batch.Entries.Count;
            NoteBack();
        }

        return true;
    }

    private void NoteAway(UplinkAnswer answer)
    {
        if (!_away)
        {
            _away = true;
            log.Warning($"{Fault(answer.Outcome)}, alerts wait in the spool: {answer.Reason}");
        }
        else
        {
            log.Debug($"{Fault(answer.Outcome)}: {answer.Reason}");
        }
    }

    private void NoteBack()
    {
        _backoff.Reset();
        if (_away)
        {
            _away = false;
            log.Info("the Local API takes alerts again");
        }
    }

    private static string Fault(UplinkOutcome outcome) => outcome switch
    {
        UplinkOutcome.NotAllowed => "the Local API does not let this machine in",
        UplinkOutcome.Failed => "the Local API fails to store alerts",
        _ => "the Local API is away",
    };
}

namespace CrowdSec.Daemon.Agent.Pushing;

/// <summary>
/// Sends a batch so that one bad alert does not keep the others. What is refused is halved until the bad ones stand alone. A failure of the Local API may be
/// an alert's fault or its own: an alert is blamed only when the API takes another one of the same batch.
/// </summary>
internal sealed class BatchSender(IAlertUplink uplink, DeadLetters deadLetters)
{
    /// <returns>Stored when the batch is done with, bad alerts put aside; else what keeps it.</returns>
    public async Task<UplinkAnswer> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> alerts, CancellationToken cancellationToken)
    {
        var trial = new BatchTrial();
        var answer = await TryAsync(alerts, trial, cancellationToken).ConfigureAwait(false);
        if (answer.Outcome != UplinkOutcome.Stored)
        {
            return answer;
        }

        if (trial.Suspects.Count > 0 && !trial.SomeStored)
        {
            return new UplinkAnswer(UplinkOutcome.Failed, trial.Suspects[0].Reason);
        }

        foreach (var (alert, reason) in trial.Refused.Concat(trial.Suspects))
        {
            deadLetters.Add(alert, reason);
        }

        return UplinkAnswer.Stored;
    }

    /// <returns>Stored: it is known of each alert what becomes of it. Else the API is out of reach.</returns>
    private async Task<UplinkAnswer> TryAsync(IReadOnlyList<ReadOnlyMemory<byte>> alerts, BatchTrial trial, CancellationToken cancellationToken)
    {
        var answer = await uplink.SendAsync(alerts, cancellationToken).ConfigureAwait(false);
        switch (answer.Outcome)
        {
            case UplinkOutcome.Stored:
                trial.SomeStored = true;
                return answer;
            case UplinkOutcome.Refused or UplinkOutcome.Failed when alerts.Count > 1:
                return await HalveAsync(alerts, trial, cancellationToken).ConfigureAwait(false);
            case UplinkOutcome.Refused:
                trial.Refused.Add((alerts[0], answer.Reason));
                return UplinkAnswer.Stored;
            case UplinkOutcome.Failed:
                trial.Suspects.Add((alerts[0], answer.Reason));
                return trial.IsHopeless ? answer : UplinkAnswer.Stored;
            default:
                return answer;
        }
    }

    private async Task<UplinkAnswer> HalveAsync(IReadOnlyList<ReadOnlyMemory<byte>> alerts, BatchTrial trial, CancellationToken cancellationToken)
    {
        var middle = alerts.Count / 2;
        var first = await TryAsync([.. alerts.Take(middle)], trial, cancellationToken).ConfigureAwait(false);
        return first.Outcome == UplinkOutcome.Stored ? await TryAsync([.. alerts.Skip(middle)], trial, cancellationToken).ConfigureAwait(false) : first;
    }
}

using CrowdSec.Cli.Api;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>The decisions in force that were asked for, each once, alert by alert.</summary>
internal sealed class DecisionList(LongAlerts alerts, DecisionChoice choice)
{
    private readonly DecisionDeduplicator _dedup = new();

    /// <summary>Decisions that said the same as another one.</summary>
    public long Skipped => _dedup.Skipped;

    public IAsyncEnumerable<Alert> AlertsAsync(CancellationToken cancellationToken) => alerts.GetAsync(cancellationToken);

    public bool HasMore(Alert alert) => alerts.HasMore(alert);

    public Task ForEachAsync(Alert alert, Action<Decision> take, CancellationToken cancellationToken) => alerts.ForEachAsync(alert, Only(take), cancellationToken);

    /// <summary>Of those that came with the alert the first <see cref="LongAlerts.Few"/>.</summary>
    public void ForEachKnown(Alert alert, Action<Decision> take)
    {
        var only = Only(take);
        foreach (var decision in alert.Decisions.Take(LongAlerts.Few))
        {
            only(decision);
        }
    }

    private Action<Decision> Only(Action<Decision> take) => decision =>
    {
        if (choice.Takes(decision) && _dedup.Takes(decision))
        {
            take(decision);
        }
    };
}

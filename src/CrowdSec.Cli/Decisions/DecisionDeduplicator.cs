using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>Of decisions that say the same of the same value, keeps the one that came first: that of the newest alert. Those that are over say nothing.</summary>
internal sealed class DecisionDeduplicator
{
    private readonly HashSet<(bool Simulated, string Type, string Scope, string Value)> _seen = [];

    public long Skipped { get; private set; }

    public Alert Apply(Alert alert)
    {
        var kept = new List<Decision>(alert.Decisions.Count);
        foreach (var decision in alert.Decisions)
        {
            if (decision.Duration.StartsWith('-'))
            {
                continue;
            }

            if (_seen.Add((decision.Simulated ?? false, decision.Type, decision.Scope, decision.Value)))
            {
                kept.Add(decision);
            }
            else
            {
                Skipped++;
            }
        }

        alert.Decisions = kept;
        return alert;
    }
}

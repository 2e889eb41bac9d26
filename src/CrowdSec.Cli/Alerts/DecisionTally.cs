using CrowdSec.Cli.Api;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Alerts;

/// <summary>How many decisions of which type an alert led to.</summary>
internal sealed class DecisionTally
{
    private readonly SortedDictionary<string, long> _types = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    /// <summary>Of the first one; "" without any.</summary>
    public string Scope { get; private set; } = "";

    public static async Task<DecisionTally> OfAsync(LongAlerts list, Alert alert, CancellationToken cancellationToken)
    {
        var tally = new DecisionTally();
        await list.ForEachAsync(alert, tally.Add, cancellationToken).ConfigureAwait(false);
        return tally;
    }

    /// <summary>"(simul)captcha:1 ban:2".</summary>
    public override string ToString() => string.Join(' ', _types.Select(static t => $"{t.Key}:{t.Value}"));

    private void Add(Decision decision)
    {
        Scope = Count++ == 0 ? decision.Scope : Scope;
        var type = decision.Simulated == true ? $"(simul){decision.Type}" : decision.Type;
        _types[type] = _types.GetValueOrDefault(type) + 1;
    }
}

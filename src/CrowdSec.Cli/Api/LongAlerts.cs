using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Api;

/// <summary>
/// Alerts, of which some carry whole blocklists. Alerts are asked for with few decisions; who has more is asked for them apart, and they go by one at a time.
/// </summary>
internal sealed class LongAlerts
{
    /// <summary>So many decisions of an alert come with it, and one more that tells that there are more.</summary>
    public const int Few = 1_000;

    private readonly LocalApiClient _client;
    private readonly AlertQuery _query;
    private readonly AlertPager _pager;

    /// <param name="query">With limit 0: all alerts.</param>
    public LongAlerts(LocalApiClient client, AlertQuery query)
    {
        (_client, _query) = (client, query with { DecisionLimit = Few + 1 });
        _pager = new AlertPager(client, _query);
    }

    public IAsyncEnumerable<Alert> GetAsync(CancellationToken cancellationToken) => _pager.GetAsync(cancellationToken);

    /// <summary>Its decisions came with it, or some of them only.</summary>
    public bool HasMore(Alert alert) => !_pager.IsPlain && alert.Decisions.Count > Few;

    /// <summary>All decisions of one of the alerts.</summary>
    public async Task ForEachAsync(Alert alert, Action<Decision> take, CancellationToken cancellationToken)
    {
        if (HasMore(alert))
        {
            alert.Decisions = [];
            var all = _query with { AfterId = alert.Id + 1, Limit = 1, DecisionLimit = 0, WithEvents = false };
            await _client.ReadDecisionsAsync(all, take, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (var decision in alert.Decisions)
        {
            take(decision);
        }
    }
}

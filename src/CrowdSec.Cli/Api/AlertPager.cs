using System.Runtime.CompilerServices;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Api;

/// <summary>
/// Asks for alerts page by page, so that neither side ever holds all of them. A server that knows no pages is asked for everything at once, as the reference does.
/// </summary>
internal sealed class AlertPager(LocalApiClient client, AlertQuery query)
{
    public const int PageSize = 500;

    /// <summary>The server knows no pages, and no limit of decisions: its alerts are whole.</summary>
    public bool IsPlain { get; private set; }

    /// <param name="query">With limit 0: all.</param>
    public static IAsyncEnumerable<Alert> GetAsync(LocalApiClient client, AlertQuery query, CancellationToken cancellationToken) => new AlertPager(client, query).GetAsync(cancellationToken);

    public async IAsyncEnumerable<Alert> GetAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = query.Limit is > 0 and var limit ? limit : int.MaxValue;
        var page = query with { Limit = Math.Min(left, PageSize) };
        while (true)
        {
            var count = 0;
            await foreach (var alert in PageAsync(page, cancellationToken).ConfigureAwait(false))
            {
                yield return alert;
                page = page with { AfterId = alert.Id };
                count++;
            }

            left -= count;
            if (count != page.Limit || left <= 0)
            {
                yield break;
            }

            page = page with { Limit = Math.Min(left, PageSize) };
        }
    }

    private async IAsyncEnumerable<Alert> PageAsync(AlertQuery page, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var alerts = client.GetAlertsAsync(page, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = false;
        try
        {
            more = await alerts.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ApiClientException e) when (page.IsExtended && e.Reason.Contains("is unknown", StringComparison.Ordinal))
        {
            // What was had before the first refusal is skipped.
            await alerts.DisposeAsync().ConfigureAwait(false);
            IsPlain = true;
            var plain = query with { AfterId = 0, DecisionLimit = 0, WithEvents = null };
            alerts = client.GetAlertsAsync(plain, cancellationToken).GetAsyncEnumerator(cancellationToken);
            do
            {
                more = await alerts.MoveNextAsync().ConfigureAwait(false);
            }
            while (more && page.AfterId > 0 && alerts.Current.Id >= page.AfterId);
        }

        await using (alerts.ConfigureAwait(false))
        {
            for (; more; more = await alerts.MoveNextAsync().ConfigureAwait(false))
            {
                yield return alerts.Current;
            }
        }
    }
}

using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Why;

/// <summary>Finds the entries of allowlists that hold an address.</summary>
internal sealed class AllowlistSearch(LocalApiClient client, IpAddr address)
{
    /// <returns>The entries, and a list that an operator may add to ("" when there is none).</returns>
    public async Task<(IReadOnlyList<AllowlistHit> Hits, string Editable)> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Allowlist> lists;
        try
        {
            lists = await client.GetAllowlistsAsync(withItems: true, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e) when (e.IsNotFound)
        {
            return ([], ""); // a server from before allowlists
        }

        var editable = lists.FirstOrDefault(static l => !l.ConsoleManaged)?.Name ?? "";
        return ([.. lists.SelectMany(Hits)], editable);
    }

    private IEnumerable<AllowlistHit> Hits(Allowlist list) => (list.Items ?? []).Where(Holds).Select(item =>
        new AllowlistHit(list.Name ?? "", item.Value, item.Description ?? "", item.Expiration.StartsWith("0001-01-01", StringComparison.Ordinal) ? "never" : item.Expiration));

    private bool Holds(AllowlistItem item) => IpRange.TryParseAddressOrRange(item.Value, out var range) && range.Unmap().Contains(address);
}

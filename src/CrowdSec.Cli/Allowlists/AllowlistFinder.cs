using CrowdSec.Cli.CommandLine;
using CrowdSec.Storage;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Cli.Allowlists;

/// <summary>Finds a list that is to be changed.</summary>
internal static class AllowlistFinder
{
    /// <param name="verb">"update", "delete".</param>
    /// <exception cref="CliException">There is no such list, or it is not ours to change.</exception>
    public static async Task<StoredAllowlist> FindAsync(IStore store, string name, string verb, CancellationToken cancellationToken)
    {
        var list = await store.Allowlists.FindAsync(name, withItems: true, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException($"allowlist '{name}' not found");
        return list.FromConsole
            ? throw new CliException($"allowlist {name} is managed by console, cannot {verb} with cscli. Please visit https://app.crowdsec.net/allowlists/{list.AllowlistId} to {(verb == "delete" ? "unsubscribe" : "manage it")}")
            : list;
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Cli.Allowlists;

/// <summary>Adds entries to a list and says what came of it.</summary>
internal static class AllowlistAddition
{
    public static async Task RunAsync(CliInvocation run, IStore store, StoredAllowlist list, IReadOnlyList<StoredAllowlistItem> items, CancellationToken cancellationToken)
    {
        var change = await store.Allowlists.AddItemsAsync(list.Name, items, cancellationToken).ConfigureAwait(false);
        foreach (var value in change.AlreadyThere)
        {
            run.Log.Warning($"value {value} already in allowlist");
        }

        if (change.Added.Count == 0)
        {
            run.Out.WriteLine("no new values for allowlist");
            return;
        }

        run.Out.WriteLine($"added {change.Added.Count} values to allowlist {list.Name}");
        if (change.DecisionsEnded > 0)
        {
            run.Out.WriteLine($"{change.DecisionsEnded} decisions deleted by allowlists");
        }
    }
}

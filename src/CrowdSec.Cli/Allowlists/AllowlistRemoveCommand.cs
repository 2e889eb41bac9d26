using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistRemoveCommand
{
    public static CliCommand Create() => new()
    {
        Name = "remove",
        Usage = "[allowlist_name] [value...]",
        Summary = "Remove content from an allowlist",
        Example = "  cscli allowlists remove my_allowlist 192.0.2.1 198.51.100.0/24",
        Arguments = ArgumentRule.AtLeast(2),
        Complete = KnownNames.AllowlistsAsync,
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var list = await AllowlistFinder.FindAsync(store, run.Arguments[0], "update", cancellationToken).ConfigureAwait(false);
        var removed = await store.Allowlists.RemoveItemsAsync(list.Name, Spellings(run.Arguments.Skip(1)), cancellationToken).ConfigureAwait(false);
        run.Out.Write(removed == 0 ? "no value to remove from allowlist" : $"removed {removed} values from allowlist {list.Name}");
        return 0;
    }

    /// <summary>As given, and as we would have stored it: entries of other programs keep their own spelling.</summary>
    private static List<string> Spellings(IEnumerable<string> values)
    {
        var spellings = new List<string>();
        foreach (var value in values)
        {
            spellings.Add(value);
            if (AllowlistValue.TryParse(value, out var known))
            {
                spellings.Add(known.Text);
            }
        }

        return [.. spellings.Distinct(StringComparer.Ordinal)];
    }
}

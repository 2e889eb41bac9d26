using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistDeleteCommand
{
    public static CliCommand Create() => new()
    {
        Name = "delete",
        Usage = "[allowlist_name]",
        Summary = "Delete an allowlist",
        Example = "  cscli allowlists delete my_allowlist",
        Arguments = ArgumentRule.Exactly(1),
        Complete = KnownNames.AllowlistsAsync,
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var list = await AllowlistFinder.FindAsync(store, run.Arguments[0], "delete", cancellationToken).ConfigureAwait(false);
        await store.Allowlists.DeleteAsync(list.Name, cancellationToken).ConfigureAwait(false);
        run.Out.WriteLine($"allowlist '{list.Name}' deleted successfully");
        return 0;
    }
}

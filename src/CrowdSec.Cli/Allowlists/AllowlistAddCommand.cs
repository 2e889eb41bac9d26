using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistAddCommand
{
    public static CliCommand Create() => new()
    {
        Name = "add",
        Usage = "[allowlist_name] [value...] [-e expiration] [-d comment]",
        Summary = "Add content to an allowlist",
        Description = "Add addresses, ranges or host names to an allowlist. Decisions on them end at once.",
        Example = "  cscli allowlists add my_allowlist 192.0.2.1 198.51.100.0/24 -e 1h -d 'my comment'\n  cscli allowlists add my_allowlist home.example.org",
        Arguments = ArgumentRule.AtLeast(2),
        Complete = KnownNames.AllowlistsAsync,
        Flags =
        [
            CliFlag.Duration("expiration", "expiration duration (e.g. 12h, 7d)", 'e'),
            CliFlag.Text("comment", "comment for the values", 'd'),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var list = await AllowlistFinder.FindAsync(store, run.Arguments[0], "update", cancellationToken).ConfigureAwait(false);
        var expiration = run.Flags.Duration("expiration");
        var items = run.Arguments.Skip(1).Select(text => Item(run, text, expiration)).ToList();
        await AllowlistAddition.RunAsync(run, store, list, items, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static StoredAllowlistItem Item(CliInvocation run, string text, GoDuration expiration)
    {
        var now = run.Host.Clock.GetUtcNow().UtcDateTime;
        return AllowlistValue.TryParse(text, out var value)
            ? new StoredAllowlistItem(value.Text, run.Flags.Text("comment"), expiration == GoDuration.Zero ? null : AllowlistImport.End(now, expiration), now, value.Range)
            : throw new CliException($"invalid value '{text}': it must be an address, a range such as 192.0.2.0/24, or a host name");
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Bouncers;

internal static class BouncerDeleteCommand
{
    public static CliCommand Create() => new()
    {
        Name = "delete",
        Aliases = ["remove"],
        Usage = "MyBouncerName",
        Summary = "delete bouncer(s) from the database",
        Example = "  cscli bouncers delete MyBouncerName1 MyBouncerName2",
        Arguments = ArgumentRule.AtLeast(1),
        Complete = KnownNames.BouncersAsync,
        Flags = [CliFlag.Switch("ignore-missing", "don't print errors if one or more bouncers don't exist")],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        foreach (var name in run.Arguments)
        {
            var bouncer = await store.Bouncers.FindAsync(name, cancellationToken).ConfigureAwait(false);
            if (bouncer is null)
            {
                if (!run.Flags.Bool("ignore-missing"))
                {
                    throw new CliException($"unable to delete bouncer {name}: bouncer not found");
                }
            }
            else if (bouncer is { AutoCreated: true, AuthType: not "tls" })
            {
                run.Log.Warning($"bouncer '{name}' is auto-created and cannot be deleted, delete parent bouncer {Parent(name)} instead");
            }
            else
            {
                await DeleteAsync(run, store.Bouncers, name, cancellationToken).ConfigureAwait(false);
            }
        }

        return 0;
    }

    private static async Task DeleteAsync(CliInvocation run, IBouncerStore bouncers, string name, CancellationToken cancellationToken)
    {
        try
        {
            await bouncers.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            throw new CliException($"unable to delete bouncer {name}: {e.Message}", e);
        }

        run.Log.Info($"bouncer '{name}' deleted successfully");
    }

    private static string Parent(string name) => name.LastIndexOf('@') is > 0 and var at ? name[..at] : name;
}

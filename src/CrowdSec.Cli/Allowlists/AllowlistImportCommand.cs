using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistImportCommand
{
    public static CliCommand Create() => new()
    {
        Name = "import",
        Usage = "[allowlist_name] -i file",
        Summary = "Import values to an allowlist from a CSV file",
        Description = "Import values to an allowlist from a CSV file. The first line names the columns: value, and if wanted expiration and comment.",
        Example = "  cscli allowlists import my_allowlist -i /path/to/file.csv\n  printf 'value,expiration,comment\\n192.0.2.1,7d,new office\\n' | cscli allowlists import my_allowlist -i -",
        Arguments = ArgumentRule.Exactly(1),
        Complete = KnownNames.AllowlistsAsync,
        Flags = [CliFlag.Text("input", "Input file (use - for standard input)", 'i')],
        RequiredFlags = ["input"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var list = await AllowlistFinder.FindAsync(store, run.Arguments[0], "update", cancellationToken).ConfigureAwait(false);
        await AllowlistAddition.RunAsync(run, store, list, Read(run), cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private static IReadOnlyList<StoredAllowlistItem> Read(CliInvocation run)
    {
        var import = new AllowlistImport(run.Host.Clock.GetUtcNow().UtcDateTime);
        var path = run.Flags.Text("input");
        if (path == "-")
        {
            return import.Read(run.Host.In);
        }

        if (!File.Exists(path))
        {
            throw new CliException($"unable to open {path}: no such file or directory");
        }

        using var file = new StreamReader(path);
        return import.Read(file);
    }
}

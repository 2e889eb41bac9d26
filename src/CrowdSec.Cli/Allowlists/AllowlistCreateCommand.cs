using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage;
using CrowdSec.Storage.Allowlists;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistCreateCommand
{
    public static CliCommand Create() => new()
    {
        Name = "create",
        Usage = "[allowlist_name]",
        Summary = "Create a new allowlist",
        Example = "  cscli allowlists create my_allowlist -d 'my allowlist description'",
        Arguments = ArgumentRule.Exactly(1),
        Flags = [CliFlag.Text("description", "description of the allowlist", 'd')],
        RequiredFlags = ["description"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var name = run.Arguments[0];
        try
        {
            await store.Allowlists.AddAsync(new StoredAllowlist { Name = name, Description = run.Flags.Text("description") }, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.Error == StoreError.AlreadyExists)
        {
            throw new CliException($"allowlist '{name}' already exists", e);
        }

        run.Out.WriteLine($"allowlist '{name}' created successfully");
        return 0;
    }
}

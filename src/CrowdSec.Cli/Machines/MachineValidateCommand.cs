using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;

namespace CrowdSec.Cli.Machines;

internal static class MachineValidateCommand
{
    public static CliCommand Create() => new()
    {
        Name = "validate",
        Usage = "[machine_name]",
        Summary = "validate a machine to access the local API",
        Example = "  cscli machines validate \"machine_name\"",
        Arguments = ArgumentRule.Exactly(1),
        Complete = KnownNames.MachinesAsync,
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var name = run.Arguments[0];
        try
        {
            await store.Machines.ValidateAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            throw new CliException($"unable to validate machine '{name}': {(e.Error == StoreError.NotFound ? "machine not found" : e.Message)}", e);
        }

        run.Log.Info($"machine '{name}' validated successfully");
        return 0;
    }
}

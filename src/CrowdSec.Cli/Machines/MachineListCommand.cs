using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Machines;

internal static class MachineListCommand
{
    public static CliCommand Create() => new()
    {
        Name = "list",
        Summary = "list all machines in the database",
        Example = "  cscli machines list\n  cscli machines list -o json",
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var machines = await store.Machines.ListAsync(cancellationToken).ConfigureAwait(false);
        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.WriteLine(MachineText.Json(machines));
                break;
            case OutputFormat.Raw:
                run.Out.Write(MachineText.Csv(machines));
                break;
            default:
                MachineText.Table(machines, run.Host.Clock).Write(run.Out, run.Host.TableStyle);
                break;
        }

        return 0;
    }
}

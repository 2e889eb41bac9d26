using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Metrics;

namespace CrowdSec.Cli.Machines;

internal static class MachineInspectCommand
{
    public static CliCommand Create() => new()
    {
        Name = "inspect",
        Usage = "[machine_name]",
        Summary = "inspect a machine by name",
        Example = "  cscli machines inspect \"machine1\"\n  cscli machines inspect \"machine1\" --hub -o raw",
        Arguments = ArgumentRule.Exactly(1),
        Complete = KnownNames.MachinesAsync,
        Flags = [CliFlag.Switch("hub", "show hub state", 'H')],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var name = run.Arguments[0];
        var machine = await store.Machines.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException($"unable to read machine data '{name}': machine not found");
        if (run.Flags.Bool("hub"))
        {
            MachineHubText.Write(run, machine);
            return 0;
        }

        RawOutput.Refuse(run);
        var metrics = await MetricsAsync(store.Metrics, name, cancellationToken).ConfigureAwait(false);
        if (run.Output == OutputFormat.Json)
        {
            run.Out.WriteLine(MachineInspectText.Json(machine, metrics));
        }
        else
        {
            MachineInspectText.Tables(machine, metrics).ForEach(t => t.Write(run.Out, run.Host.TableStyle));
        }

        return 0;
    }

    private static async Task<MachineMetrics> MetricsAsync(IUsageMetricsStore store, string machine, CancellationToken cancellationToken)
    {
        var metrics = new MachineMetrics();
        await foreach (var report in store.ListAsync(byMachine: true, machine, cancellationToken).ConfigureAwait(false))
        {
            metrics.Add(report.Payload);
        }

        return metrics;
    }
}

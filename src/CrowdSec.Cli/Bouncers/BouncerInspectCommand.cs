using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Bouncers;

internal static class BouncerInspectCommand
{
    public static CliCommand Create() => new()
    {
        Name = "inspect",
        Usage = "[bouncer_name]",
        Summary = "inspect a bouncer by name",
        Example = "  cscli bouncers inspect \"bouncer1\"",
        Arguments = ArgumentRule.Exactly(1),
        Complete = KnownNames.BouncersAsync,
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        RawOutput.Refuse(run);
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var name = run.Arguments[0];
        var bouncer = await store.Bouncers.FindAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new CliException($"unable to read bouncer data '{name}': bouncer not found");
        if (run.Output == OutputFormat.Json)
        {
            run.Out.WriteLine(BouncerText.Json(bouncer));
        }
        else
        {
            BouncerText.Properties(bouncer).Write(run.Out, run.Host.TableStyle);
        }

        return 0;
    }
}

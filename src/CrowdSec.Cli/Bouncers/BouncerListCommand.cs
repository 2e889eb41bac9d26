using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Bouncers;

internal static class BouncerListCommand
{
    public static CliCommand Create() => new()
    {
        Name = "list",
        Summary = "list all bouncers within the database",
        Example = "  cscli bouncers list\n  cscli bouncers list -o json",
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var bouncers = await store.Bouncers.ListAsync(cancellationToken).ConfigureAwait(false);
        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.WriteLine(BouncerText.Json(bouncers));
                break;
            case OutputFormat.Raw:
                run.Out.Write(BouncerText.Csv(bouncers));
                break;
            default:
                BouncerText.Table(bouncers).Write(run.Out, run.Host.TableStyle);
                break;
        }

        return 0;
    }
}

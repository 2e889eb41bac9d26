using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.Cli.Bouncers;

internal static class BouncerAddCommand
{
    public static CliCommand Create() => new()
    {
        Name = "add",
        Usage = "MyBouncerName",
        Summary = "add a single bouncer to the database",
        Example = "  cscli bouncers add MyBouncerName\n  cscli bouncers add MyBouncerName --key <random-key>",
        Arguments = ArgumentRule.Exactly(1),
        Flags =
        [
            CliFlag.Text("key", "api key for the bouncer", 'k'),
            CliFlag.Number("length", "length of the api key (deprecated, ignored)", 'l') with { Hidden = true },
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var name = run.Arguments[0];
        await using var store = await LapiHost.OpenStoreAsync(run, cancellationToken).ConfigureAwait(false);
        var key = run.Flags.Text("key") is { Length: > 0 } given ? given : BouncerKey.Generate();
        try
        {
            await store.Bouncers.AddAsync(new Bouncer { Name = name, KeyHash = BouncerKey.Hash(key) }, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.Error == StoreError.AlreadyExists)
        {
            throw new CliException($"unable to create bouncer: bouncer {name} already exists", e);
        }
        catch (StoreException e)
        {
            throw new CliException($"unable to create bouncer: {e.Message}", e);
        }

        run.Out.Write(run.Output switch
        {
            OutputFormat.Json => JsonText.Write(0, json => json.WriteStringValue(key)),
            OutputFormat.Raw => key,
            _ => $"API key for '{name}':\n\n   {key}\n\nPlease keep this key since you will not be able to retrieve it!\n",
        });
        return 0;
    }
}

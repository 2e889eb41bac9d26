using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistInspectCommand
{
    public static CliCommand Create() => new()
    {
        Name = "inspect",
        Usage = "[allowlist_name]",
        Summary = "Inspect an allowlist",
        Example = "  cscli allowlists inspect my_allowlist",
        Arguments = ArgumentRule.Exactly(1),
        Complete = KnownNames.AllowlistsAsync,
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        using var client = LapiAccess.Connect(run);
        try
        {
            var list = await client.GetAllowlistAsync(run.Arguments[0], withItems: true, cancellationToken).ConfigureAwait(false);
            switch (run.Output)
            {
                case OutputFormat.Json:
                    AllowlistText.WriteJson(run, list);
                    break;
                case OutputFormat.Raw:
                    run.Out.Write(AllowlistText.ItemsCsv(list));
                    break;
                default:
                    AllowlistText.InfoTable(list).Write(run.Out, run.Host.TableStyle);
                    AllowlistText.ItemsTable(list).Write(run.Out, run.Host.TableStyle);
                    break;
            }
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to get allowlist: {e.Message}", e);
        }

        return 0;
    }
}

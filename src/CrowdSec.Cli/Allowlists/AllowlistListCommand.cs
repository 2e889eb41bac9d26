using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistListCommand
{
    public static CliCommand Create() => new()
    {
        Name = "list",
        Summary = "List all allowlists",
        Example = "  cscli allowlists list\n  cscli allowlists list -o json",
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        using var client = LapiAccess.Connect(run);
        try
        {
            var lists = await client.GetAllowlistsAsync(withItems: true, cancellationToken).ConfigureAwait(false);
            switch (run.Output)
            {
                case OutputFormat.Json:
                    AllowlistText.WriteJson(run, lists);
                    break;
                case OutputFormat.Raw:
                    run.Out.Write(AllowlistText.ListCsv(lists));
                    break;
                default:
                    AllowlistText.ListTable(lists).Write(run.Out, run.Host.TableStyle);
                    break;
            }
        }
        catch (ApiClientException e)
        {
            throw new CliException($"unable to list allowlists: {e.Message}", e);
        }

        return 0;
    }
}

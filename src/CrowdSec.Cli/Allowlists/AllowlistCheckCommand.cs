using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Allowlists;

internal static class AllowlistCheckCommand
{
    public static CliCommand Create() => new()
    {
        Name = "check",
        Usage = "[value...]",
        Summary = "Check if a value is in an allowlist",
        Example = "  cscli allowlists check 192.0.2.1 198.51.100.0/24",
        Arguments = ArgumentRule.AtLeast(1),
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        using var client = LapiAccess.Connect(run);
        foreach (var value in run.Arguments)
        {
            try
            {
                var check = await client.CheckAllowlistsAsync(value, cancellationToken).ConfigureAwait(false);
                run.Out.WriteLine(check.Allowlisted ? $"{value} is allowlisted by item {check.Reason}" : $"{value} is not allowlisted");
            }
            catch (ApiClientException e)
            {
                throw new CliException($"unable to check if value is in allowlist: {e.Message}", e);
            }
        }

        return 0;
    }
}

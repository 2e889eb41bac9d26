using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Lapi;

internal static class LapiStatusCommand
{
    public static CliCommand Create() => new()
    {
        Name = "status",
        Summary = "Check authentication to Local API (LAPI)",
        Example = "  cscli lapi status",
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var credentials = LapiAccess.Credentials(run);
        run.Out.WriteLine($"Loaded credentials from {LapiAccess.Path(run)}");
        run.Out.WriteLine(credentials.CertPath.Length > 0
            ? $"Trying to authenticate with certificate \"{credentials.CertPath}\" on {credentials.Url}"
            : $"Trying to authenticate with username \"{credentials.Login}\" on {credentials.Url}");
        run.Out.Flush();
        try
        {
            using var client = LapiAccess.Connect(run, credentials);
            await client.LogInAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e)
        {
            throw new CliException($"failed to authenticate to Local API (LAPI): {e.Message}", e);
        }

        run.Out.WriteLine("You can successfully interact with Local API (LAPI)");
        return 0;
    }
}

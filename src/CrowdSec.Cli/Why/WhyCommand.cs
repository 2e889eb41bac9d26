using CrowdSec.Cli.Api;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Clients;

namespace CrowdSec.Cli.Why;

/// <summary>cscli why: all that is known about an address, and how to undo it.</summary>
internal static class WhyCommand
{
    public static CliCommand Create() => new()
    {
        Name = "why",
        Usage = "[ip]",
        Summary = "Tell why an address is blocked, or not, and how to undo it",
        Description = "All that is known about one address: decisions, the alerts behind them with the profile that decided, allowlists and whitelists that hold it, simulation,\n"
            + "and on the Local API's machine which bouncers have the decision. Ends with the command that undoes it, and the one that allows the address for good.",
        Example = "  cscli why 192.0.2.1\n  cscli why 2001:db8::1 -o json",
        Arguments = ArgumentRule.Exactly(1),
        Flags = [CliFlag.Number("limit", "number of alerts to look at", 'l', "20")],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        RawOutput.Refuse(run);
        var address = Address(run.Arguments[0]);
        using var client = LapiAccess.Connect(run);
        WhyReport report;
        try
        {
            report = await new Investigation(run, client, address).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiClientException e)
        {
            var remedy = e.Status is null ? ": is crowdsec running? 'cscli doctor' looks at everything on the way" : "";
            throw new CliException($"unable to ask the Local API about {address}: {e.Message}{remedy}", e);
        }

        if (run.Output == OutputFormat.Json)
        {
            WhyJson.Write(run.Out, report);
        }
        else
        {
            new WhyText(run).Write(report);
        }

        return 0;
    }

    /// <exception cref="CliException">The text is no address.</exception>
    private static IpAddr Address(string text)
    {
        if (IpAddr.TryParse(text, out var address))
        {
            return address.Unmap();
        }

        throw new CliException(IpRange.TryParse(text, out _)
            ? $"'{text}' is a range: ask about one address in it, or list the decisions on it with 'cscli decisions list --range {text}'"
            : $"'{text}' is not an IP address: ask e.g. 'cscli why 192.0.2.1'");
    }
}

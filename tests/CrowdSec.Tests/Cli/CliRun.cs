using CrowdSec.Cli;
using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Tests.Cli;

/// <summary>Runs cscli in this process.</summary>
internal sealed record CliRun(int ExitCode, string Out, string Err)
{
    public static async Task<CliRun> Of(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var host = new CliHost(new StringReader(""), output, error)
        {
            Clock = new ManualClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            Environment = static _ => null,
            IsInputRedirected = true,
        };
        var code = await new CliApplication(RootCommand.Create(), host).RunAsync(args, Xunit.TestContext.Current.CancellationToken);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}

using CrowdSec.Daemon;

namespace CrowdSec.Tests.Daemon;

/// <summary>Runs crowdsec in this process.</summary>
internal sealed record DaemonRun(int ExitCode, string Out, string Err)
{
    public static async Task<DaemonRun> Of(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var host = new DaemonHost(output, error)
        {
            Clock = new ManualClock(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)),
        };
        var code = await new CrowdSec.Daemon.Daemon(host).RunAsync(args, Xunit.TestContext.Current.CancellationToken);
        return new DaemonRun(code, output.ToString(), error.ToString());
    }
}

using CrowdSec.Tests.Engine.HubTesting;
using Xunit;

namespace CrowdSec.Tests.Cli;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task Explains_a_line_with_every_change()
    {
        using var hub = new TinyHub();
        var run = await CliRun.Of("explain", "--hub", hub.Root, "-t", "door", "-l", "2026-01-02T03:04:05Z door=front knock by 192.0.2.7", "-v", "--error");
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.Contains("\t|\t\t├ create evt.Meta.log_type : knock\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("├ update evt.Stage :  -> s01-parse\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_only_what_was_asked_for()
    {
        using var hub = new TinyHub();
        hub.Write("doors.log", TinyHub.Log);
        var run = await CliRun.Of("explain", "--hub", hub.Root, "-t", "door", "-f", Path.Combine(hub.Root, "doors.log"), "--failures", "--only-successful-parsers", "--error");
        Assert.Equal("line: 2026-01-02T03:04:07Z silence\n\t├ s00-raw\n\t|\t└ 🟢 me/all (+2 ~8)\n\t└-------- parser failure 🔴\n\n", run.Out);
    }

    [Fact]
    public async Task An_empty_file_is_refused()
    {
        using var hub = new TinyHub();
        hub.Write("empty.log", "");
        var run = await CliRun.Of("explain", "--hub", hub.Root, "-t", "door", "-f", Path.Combine(hub.Root, "empty.log"));
        Assert.Equal((1, $"Error: cscli explain: the log file is empty: {hub.Root}/empty.log\n"), (run.ExitCode, run.Err));
    }
}

using System.Text.Json;
using CrowdSec.Tests.Engine.HubTesting;
using Xunit;

namespace CrowdSec.Tests.Daemon;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_replay_shows_who_did_what_and_when()
    {
        using var hub = WithLog();
        var run = await Replay(hub, "-error");
        Assert.Equal((0, ""), (run.ExitCode, run.Err));
        Assert.Contains("| Ip:192.0.2.7 | me/knocking | 2026-01-02T03:04:05Z – 2026-01-02T03:04:06Z |      2 |\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Lines: 3 read, 2 parsed, 1 unparsed, 0 whitelisted, 2 poured into buckets.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("           1  lines that no parser took (see why with 'cscli explain')\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_are_logged_as_they_come()
    {
        using var hub = WithLog();
        var run = await Replay(hub, "-o", "none");
        Assert.Equal("", run.Out);
        Assert.Contains("level=info msg=\"Ip 192.0.2.7 performed 'me/knocking' (2 events over 1s) at 2026-01-02 03:04:06 +0000 UTC\"\n", run.Err, StringComparison.Ordinal);
        Assert.Contains("they are shown, not sent", run.Err, StringComparison.Ordinal);
        Assert.DoesNotContain("they are shown, not sent", (await Replay(hub, "-no-api")).Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_as_json_are_one_per_line()
    {
        using var hub = WithLog();
        var run = await Replay(hub, "-o", "json");
        using var alert = JsonDocument.Parse(Assert.Single(run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("me/knocking", alert.RootElement.GetProperty("scenario").GetString());
        Assert.Equal("192.0.2.7", alert.RootElement.GetProperty("source").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Dumps_are_three_files()
    {
        using var hub = WithLog();
        var directory = Path.Combine(hub.Root, "dump");
        var run = await Replay(hub, "-dump-data", directory);
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Equal(["bucket-dump.yaml", "bucketpour-dump.yaml", "parser-dump.yaml"], Directory.EnumerateFiles(directory).Select(Path.GetFileName).Order());
        Assert.StartsWith("s00-raw:\n    me/all:\n", File.ReadAllText(Path.Combine(directory, "parser-dump.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_reach_the_parsers()
    {
        using var hub = WithLog();
        var run = await DaemonRun.Of("-hub", hub.Root, "-dsn", $"file://{hub.Root}/doors.log", "-type", "window", "-error");
        Assert.Contains("No attack was detected.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("Lines: 3 read, 0 parsed, 3 unparsed", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Replace(evt.Line.Raw, 'silence', 'door=side knock by 192.0.2.7', -1)", "Lines: 3 read, 3 parsed")]
    [InlineData("[evt.Line.Raw, evt.Line.Raw]", "Lines: 6 read, 4 parsed")]
    [InlineData("Split(evt.Line.Raw, ' by ')", "Lines: 5 read, 0 parsed")]
    [InlineData("nil", "Lines: 3 read, 2 parsed")]
    [InlineData("JsonExtractSlice(evt.Line.Raw, 'x')[0]", "Lines: 3 read, 2 parsed")]
    public async Task A_transformation_changes_lines_before_parsing(string expression, string expected)
    {
        using var hub = WithLog();
        var run = await Replay(hub, "-transform", expression, "-error");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transformation_that_does_not_compile_is_fatal()
    {
        using var hub = WithLog();
        var run = await Replay(hub, "-transform", "evt.Nobody");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("level=fatal msg=\"transform: ", run.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///nonexistent.log", "no file matches /nonexistent.log")]
    [InlineData("paper://x", "'paper://x' is no file data source: it must begin with file://")]
    public async Task A_source_that_is_none_is_fatal(string dsn, string expected)
    {
        using var hub = WithLog();
        var run = await DaemonRun.Of("-hub", hub.Root, "-dsn", dsn, "-type", "door", "-fatal");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"level=fatal msg=\"{expected}\"", run.Err, StringComparison.Ordinal);
    }

    private static TinyHub WithLog()
    {
        var hub = new TinyHub();
        hub.Write("doors.log", TinyHub.Log);
        return hub;
    }

    private static Task<DaemonRun> Replay(TinyHub hub, params string[] more) =>
        DaemonRun.Of(["-hub", hub.Root, "-dsn", $"file://{hub.Root}/doors.log", "-type", "door", .. more]);
}

using CrowdSec.Tests.Engine.HubTesting;
using Xunit;

namespace CrowdSec.Tests.Cli;

public sealed class HubTestCommandTests
{
    private const string Right = "len(results) == 1\n";

    [Fact]
    public async Task Passing_tests_say_so()
    {
        using var hub = new TinyHub();
        hub.AddTest("a", null, Right, "ignore_parsers: true\n");
        hub.AddTest("b", null, Right, "ignore_parsers: true\n");
        var run = await CliRun.Of("hubtest", "run", "--all", "--hub", hub.Root, "--max-jobs", "1");
        Assert.Equal((0, "All tests passed, use --report-success for more details.\n"), (run.ExitCode, run.Out));
        Assert.Equal("level=info msg=\"Running test 'a'\"\nlevel=info msg=\"Running test 'b'\"\n", run.Err);
    }

    [Fact]
    public async Task Failures_are_shown_in_full()
    {
        using var hub = new TinyHub();
        hub.AddTest("good", null, Right, "ignore_parsers: true\n");
        hub.AddTest("bad", "results[\"s01-parse\"][\"me/doors\"][1].Evt.Parsed[\"door\"] == \"front\"\n", Right);
        var run = await CliRun.Of("hubtest", "run", "--all", "--hub", hub.Root, "--error");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("Error: cscli hubtest run: some tests failed, use --report-success to show them all\n", run.Err);
        Assert.Equal(
            $"""
            Test 'bad' failed (1 errors)

            Parser test failed ({hub.Root}/.tests/bad/parser.assert):
            (L.1)  🔴  => results["s01-parse"]["me/doors"][1].Evt.Parsed["door"] == "front"
                    Actual expression values:
                        results["s01-parse"]["me/doors"][1].Evt.Parsed["door"] = 'back'
                    Expected: 'front'
                    Log line 2: 2026-01-02T03:04:06Z door=back knock by 192.0.2.7

            +------+--------+------------+
            | Test | Result | Assertions |
            +------+--------+------------+
            | bad  | ❌     | 2          |
            +------+--------+------------+

            """.ReplaceLineEndings("\n"),
            run.Out);
    }

    [Fact]
    public async Task Json_lists_names()
    {
        using var hub = new TinyHub();
        hub.AddTest("good", null, Right, "ignore_parsers: true\n");
        hub.AddTest("bad", null, "len(results) == 2\n", "ignore_parsers: true\n");
        var run = await CliRun.Of("hubtest", "run", "--all", "--hub", hub.Root, "-o", "json");
        Assert.Equal((1, """{"success":["good"],"fail":["bad"]}"""), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task An_empty_assert_file_prints_assertions_and_fails()
    {
        using var hub = new TinyHub();
        hub.AddTest("new", null, "", "ignore_parsers: true\n");
        var run = await CliRun.Of("hubtest", "run", "new", "--hub", hub.Root, "--error");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("Error: cscli hubtest run: please fill your assert file(s) for test 'new', exiting\n", run.Err);
        Assert.Contains("len(results) == 1\n\"192.0.2.7\" in results[0].Overflow.GetSources()\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creates_lists_explains_evaluates_and_cleans()
    {
        using var hub = new TinyHub();
        Assert.Equal(0, (await CliRun.Of("hubtest", "create", "fresh", "--type", "door", "-p", "me/doors", "-s", "me/knocking", "--hub", hub.Root)).ExitCode);
        Assert.Contains("log_type: door", File.ReadAllText(Path.Combine(hub.Root, ".tests/fresh/config.yaml")), StringComparison.Ordinal);
        Assert.Contains("| fresh |", (await CliRun.Of("hubtest", "list", "--hub", hub.Root)).Out, StringComparison.Ordinal);
        Assert.Equal(1, (await CliRun.Of("hubtest", "create", "fresh", "--type", "door", "--hub", hub.Root)).ExitCode);

        hub.AddTest("doors", null, Right, "ignore_parsers: true\n");
        Assert.Contains("Scenario assertion file", (await CliRun.Of("hubtest", "info", "doors", "--hub", hub.Root)).Out, StringComparison.Ordinal);
        Assert.Equal("me/knocking\n", (await CliRun.Of("hubtest", "eval", "doors", "-e", "results[0].Overflow.Alert.GetScenario()", "--hub", hub.Root)).Out);
        Assert.Equal(0, (await CliRun.Of("hubtest", "run", "doors", "--no-clean", "--hub", hub.Root)).ExitCode);
        Assert.True(File.Exists(Path.Combine(hub.Root, ".tests/doors/results/parser-dump.yaml")));
        Assert.Equal(0, (await CliRun.Of("hubtest", "clean", "doors", "--hub", hub.Root)).ExitCode);
        Assert.False(Directory.Exists(Path.Combine(hub.Root, ".tests/doors/results")));
    }

    [Fact]
    public async Task Explains_as_a_tree()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", null, Right, "ignore_parsers: true\n");
        var run = await CliRun.Of("hubtest", "explain", "doors", "--hub", hub.Root);
        Assert.Equal(
            "line: 2026-01-02T03:04:05Z door=front knock by 192.0.2.7\n\t├ s00-raw\n\t|\t└ 🟢 me/all (+2 ~8)\n\t├ s01-parse\n\t|\t└ 🟢 me/doors (+6 ~2)\n\t├-------- parser success 🟢\n\t├ Scenarios\n\t\t└ 🟢 me/knocking\n",
            run.Out.Split("\n\n")[0] + "\n");
        Assert.Contains("\t├ s01-parse\n\t|\t└ 🔴 me/doors\n\t└-------- parser failure 🔴\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coverage_counts_mentioned_items()
    {
        using var hub = new TinyHub();
        hub.AddTest("doors", "results[\"s01-parse\"][\"me/doors\"][0].Evt.Parsed[\"door\"] == \"front\"\n", Right);
        Assert.Equal("parsers=50%\nscenarios=0%\n", (await CliRun.Of("hubtest", "coverage", "--percent", "--hub", hub.Root)).Out);
    }
}

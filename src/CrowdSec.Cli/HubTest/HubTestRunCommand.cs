using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.HubTesting.Dumps;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestRunCommand
{
    public static CliCommand Create() => new()
    {
        Name = "run",
        Usage = "[test_name]...",
        Summary = "run [test_name]",
        Example = "  cscli hubtest run my-bf --hub ./hub\n  cscli hubtest run --all --hub ./hub --report-success",
        Arguments = ArgumentRule.Any,
        Flags =
        [
            CliFlag.Switch("all", "Run all tests"),
            CliFlag.Switch("no-clean", "Keep what was recorded of each test in its results directory"),
            CliFlag.Switch("clean", "Clean runtime environment even if test fail"),
            CliFlag.Text("target", "Target for AppSec Test", fallback: "http://127.0.0.1:7822/"),
            CliFlag.Text("host", "Address to expose AppSec for hubtest", fallback: "127.0.0.1:4241"),
            CliFlag.Switch("report-success", "Report successful tests too (implied with json output)"),
            CliFlag.Number("max-jobs", "Max number of concurrent tests (default: number of processors)"),
        ],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var all = run.Flags.Bool("all");
        if (run.Arguments.Count == 0 && !all)
        {
            throw new UsageException("please provide test to run or --all flag", withHelp: true);
        }

        if (run.Flags.Bool("appsec"))
        {
            throw new CliException("appsec tests can't be run by this version");
        }

        var session = new HubTestSession(run);
        var tests = session.Named(run.Arguments, all);
        var jobs = run.Flags.Number("max-jobs") is > 0 and var given ? given : Environment.ProcessorCount;
        var results = await HubTestScheduler.RunAsync(session.Runner(), tests, jobs, test => run.Log.Info($"Running test '{test.Name}'"), cancellationToken).ConfigureAwait(false);
        if (run.Flags.Bool("no-clean"))
        {
            Keep(results);
        }

        return Report(run, results);
    }

    private static void Keep(IReadOnlyList<HubTestResult> results)
    {
        foreach (var result in results)
        {
            if (result.Results is { } recorded)
            {
                DumpWriter.Write(recorded, result.Test.ResultsDirectory);
            }
        }
    }

    private static int Report(CliInvocation run, IReadOnlyList<HubTestResult> results)
    {
        var report = new HubTestReport(run);
        foreach (var result in results)
        {
            report.Details(result);
        }

        if (results.Any(static r => r.Generated.Count > 0))
        {
            throw new CliException($"please fill your assert file(s) for test '{results.First(static r => r.Generated.Count > 0).Test.Name}', exiting");
        }

        var failed = results.Any(static r => !r.Success);
        var reportSuccess = run.Flags.Bool("report-success");
        switch (run.Output)
        {
            case OutputFormat.Json:
                run.Out.Write(Json(results));
                break;
            case OutputFormat.Human when failed || reportSuccess:
                report.Table(results.Where(r => reportSuccess || !r.Success));
                break;
            case OutputFormat.Human:
                run.Out.WriteLine("All tests passed, use --report-success for more details.");
                break;
        }

        return !failed ? 0 : throw new CliException(reportSuccess ? "some tests failed" : "some tests failed, use --report-success to show them all");
    }

    private static string Json(IReadOnlyList<HubTestResult> results) => JsonText.Write(0, json =>
    {
        json.WriteStartObject();
        foreach (var (key, success) in new[] { ("success", true), ("fail", false) })
        {
            json.WriteStartArray(key);
            foreach (var result in results.Where(r => r.Success == success))
            {
                json.WriteStringValue(result.Test.Name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });
}

using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Asserts;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Generation;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Loading;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Runs log tests of a hub inside this process. Thread-safe; the hub is only read.</summary>
public sealed class HubTestRunner(HubTestSuite suite, HubTestOptions options)
{
    private readonly RecordingRunner _runner = new();
    private readonly TestItemResolver _resolver = new(suite);

    public async Task<HubTestResult> RunAsync(HubTestCase test, CancellationToken cancellationToken)
    {
        var result = new HubTestResult(test);
        try
        {
            var notes = new List<string>();
            var findings = new DiagnosticBag();
            var run = await RecordAsync(test, notes, findings, cancellationToken).ConfigureAwait(false);
            notes.AddRange(findings.Where(static f => f.Severity == Severity.Warning).Select(static f => f.ToString()));
            result = result with { Notes = notes };
            return run is null
                ? result with { Error = string.Join('\n', findings.Where(static f => f.Severity == Severity.Error)) }
                : Check(result with { Results = run.Results }, run);
        }
        catch (Exception e) when (e is HubException or IOException or UnauthorizedAccessException)
        {
            return result with { Error = e.Message };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A fault of this program in one test must not take the others along.
            return result with { Error = $"unexpected: {e}" };
        }
    }

    /// <summary>Runs the test's log through its items without looking at assertions.</summary>
    /// <exception cref="HubException">An item or the log is missing.</exception>
    public async Task<RecordedRun?> RecordAsync(HubTestCase test, List<string> notes, DiagnosticBag findings, CancellationToken cancellationToken)
    {
        CheckLog(test);
        using var folder = new RunFolder();
        List<ItemFile> items = [.. _resolver.Resolve(test)];
        var missing = new List<string>();
        DataFolder.Fill(folder.DataDirectory, items, options.Data, missing);
        notes.AddRange(missing.Select(name => $"data file '{name}' is in none of: {string.Join(", ", options.Data.Places)}"));
        if (test.Config.OverrideStatics is { } statics)
        {
            items.Insert(0, OverrideItem.Write(statics, folder.Root));
        }

        var spec = new EngineSpec
        {
            Items = items,
            PatternDirectory = options.PatternDirectory,
            DataDirectory = folder.DataDirectory,
            Clock = options.Clock,
        };
        var labels = new Dictionary<string, string>(test.Config.Labels, StringComparer.Ordinal) { ["type"] = test.Config.LogType };
        return await _runner.RunAsync(spec, new RunInput([test.LogPath], labels), findings, cancellationToken).ConfigureAwait(false);
    }

    private static void CheckLog(HubTestCase test)
    {
        if (test.Config.LogFile.Length == 0)
        {
            throw new HubException($"{test.ConfigPath}: 'log_file' is missing, name the log of the test");
        }

        if (test.Config.LogType.Length == 0)
        {
            throw new HubException($"{test.ConfigPath}: 'log_type' is missing, name the type of the log, e.g. 'log_type: syslog'");
        }

        if (!File.Exists(test.LogPath))
        {
            throw new HubException($"log file '{test.LogPath}' doesn't exist");
        }

        if (new FileInfo(test.LogPath).Length == 0)
        {
            throw new HubException($"log file '{test.LogPath}' is empty, please fill it with log");
        }
    }

    private static HubTestResult Check(HubTestResult result, RecordedRun run)
    {
        var test = result.Test;
        var generated = new Dictionary<string, string>(StringComparer.Ordinal);
        if (test.ChecksParsers)
        {
            var lines = ReadAsserts(test.ParserAssertPath);
            if (lines.Count == 0)
            {
                generated[test.ParserAssertPath] = ParserAssertGenerator.Generate(run.Results.Parsers);
            }

            var language = AssertLanguage.ForParsers(run.Results.Parsers, run.Functions);
            result = result with { Parsers = new AssertRunner(run.Results.Parsers, language).Check(lines) };
        }

        if (test.ChecksScenarios)
        {
            var overflows = run.Results.SortedOverflows();
            var lines = ReadAsserts(test.ScenarioAssertPath);
            if (lines.Count == 0)
            {
                generated[test.ScenarioAssertPath] = ScenarioAssertGenerator.Generate(overflows);
            }

            var language = AssertLanguage.ForOverflows(overflows, run.Functions);
            result = result with { Scenarios = new AssertRunner(overflows, language).Check(lines).Tolerating() };
        }

        return result with { Generated = generated };
    }

    private static IReadOnlyList<AssertLine> ReadAsserts(string path) => File.Exists(path) ? AssertLine.ReadFile(path) : [];
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.HubTesting.Asserts;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Cli.HubTest;

/// <summary>Tells people how tests went.</summary>
internal sealed class HubTestReport(CliInvocation run)
{
    /// <summary>What failed and why, what was generated, and what to know.</summary>
    public void Details(HubTestResult result)
    {
        foreach (var note in result.Notes.Where(_ => !result.Success || run.Arguments.Count > 0))
        {
            run.Log.Warning($"test '{result.Test.Name}': {note}");
        }

        foreach (var failure in result.Scenarios.Tolerated)
        {
            run.Log.Warning($"{result.Test.ScenarioAssertPath}:{failure.Assert.Number}: does not hold, but without '==' it can't fail the test: {failure.Assert.Text}");
        }

        if (run.Output == OutputFormat.Json)
        {
            return;
        }

        if (result.Error.Length > 0)
        {
            run.Out.WriteLine($"Test '{result.Test.Name}' could not run:\n{Indented(result.Error, 4)}\n");
        }

        foreach (var (path, text) in result.Generated)
        {
            run.Out.WriteLine($"Assert file '{path}' is empty, generating assertion:\n");
            run.Out.WriteLine(text);
        }

        Failures(result, "Parser", result.Test.ParserAssertPath, result.Parsers);
        Failures(result, "Scenario", result.Test.ScenarioAssertPath, result.Scenarios);
    }

    public void Table(IEnumerable<HubTestResult> results)
    {
        var table = new TextTable("Test", "Result", "Assertions");
        foreach (var result in results)
        {
            table.AddRow(result.Test.Name, result.Success ? "✅" : "❌", result.AssertCount.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        table.Write(run.Out, run.Host.TableStyle);
    }

    private void Failures(HubTestResult result, string what, string path, AssertOutcome outcome)
    {
        if (outcome.Success)
        {
            return;
        }

        run.Out.WriteLine($"Test '{result.Test.Name}' failed ({outcome.Failures.Count} errors)\n\n{what} test failed ({path}):");
        foreach (var failure in outcome.Failures)
        {
            Failure(failure);
        }

        run.Out.WriteLine();
    }

    private void Failure(AssertFailure failure)
    {
        run.Out.WriteLine($"(L.{failure.Assert.Number})  🔴  => {failure.Assert.Text}");
        run.Out.WriteLine("        Actual expression values:");
        foreach (var (name, value) in failure.Values)
        {
            run.Out.WriteLine($"            {name} = '{value}'");
        }

        if (failure.Error.Length > 0)
        {
            run.Out.WriteLine($"        Error: {Indented(failure.Error, 8).TrimStart()}");
        }

        if (failure.Expected.Length > 0)
        {
            run.Out.WriteLine($"        Expected: '{failure.Expected}'");
        }

        if (failure.LogLineNumber > 0)
        {
            run.Out.WriteLine($"        Log line {failure.LogLineNumber}: {failure.LogLine}");
        }
    }

    private static string Indented(string text, int by) => string.Join('\n', text.Split('\n').Select(l => new string(' ', by) + l));
}

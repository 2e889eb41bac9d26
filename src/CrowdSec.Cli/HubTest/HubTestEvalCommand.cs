using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.HubTesting.Asserts;
using CrowdSec.Engine.HubTesting.Running;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestEvalCommand
{
    public static CliCommand Create() => new()
    {
        Name = "eval",
        Usage = "[test_name]...",
        Summary = "eval [test_name]",
        Description = "Run a test and show the value of an expression over its results: those of the parsers, or those of the scenarios when the test ignores parsers.",
        Example = "  cscli hubtest eval my-bf --hub ./hub -e 'results[\"s01-parse\"][\"me/my-logs\"][0].Evt.Meta'",
        Arguments = ArgumentRule.AtLeast(1),
        Flags = [CliFlag.Text("expr", "Expression to eval", 'e'), CliFlag.Switch("scenarios", "results are the overflows, also when the test checks parsers")],
        RequiredFlags = ["expr"],
        Run = RunAsync,
    };

    private static async Task<int> RunAsync(CliInvocation run, CancellationToken cancellationToken)
    {
        var session = new HubTestSession(run);
        var runner = session.Runner();
        foreach (var test in session.Named(run.Arguments, all: false))
        {
            var recorded = await runner.RecordAsync(test, [], session.Findings, cancellationToken).ConfigureAwait(false)
                ?? throw new CliException($"can't run test '{test.Name}':\n{string.Join('\n', session.Findings)}");
            try
            {
                run.Out.WriteLine(ResultExpression.Evaluate(recorded, run.Flags.Text("expr"), run.Flags.Bool("scenarios") || !test.ChecksParsers));
            }
            catch (AssertException e)
            {
                throw new CliException(e.Message, e);
            }
        }

        return 0;
    }
}

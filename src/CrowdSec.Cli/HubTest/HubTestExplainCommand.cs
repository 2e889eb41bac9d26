using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.HubTesting.Explaining;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestExplainCommand
{
    public static CliCommand Create() => new()
    {
        Name = "explain",
        Usage = "[test_name]...",
        Summary = "explain [test_name]",
        Example = "  cscli hubtest explain my-bf --hub ./hub -v",
        Arguments = ArgumentRule.AtLeast(1),
        Flags = [CliFlag.Switch("verbose", "Display individual changes", 'v'), CliFlag.Switch("failures", "Only show failed lines")],
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
            new ExplainTree(recorded.Results, new ExplainOptions(run.Flags.Bool("verbose"), run.Flags.Bool("failures"), Colors: run.Host.IsTerminal)).Write(run.Out);
        }

        return 0;
    }
}

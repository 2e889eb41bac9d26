using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestCleanCommand
{
    public static CliCommand Create() => new()
    {
        Name = "clean",
        Usage = "[test_name]...",
        Summary = "clean [test_name]",
        Example = "  cscli hubtest clean my-bf --hub ./hub\n  cscli hubtest clean --all --hub ./hub",
        Arguments = ArgumentRule.Any,
        Flags = [CliFlag.Switch("all", "Run all tests")],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var all = run.Flags.Bool("all");
        if (run.Arguments.Count == 0 && !all)
        {
            throw new UsageException("please provide test to run or --all flag", withHelp: true);
        }

        var session = new HubTestSession(run);
        foreach (var test in session.Named(run.Arguments, all))
        {
            foreach (var directory in new[] { test.RuntimeDirectory, test.ResultsDirectory }.Where(Directory.Exists))
            {
                Directory.Delete(directory, recursive: true);
            }
        }

        return 0;
    }
}

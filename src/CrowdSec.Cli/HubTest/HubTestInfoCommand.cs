using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.HubTest;

internal static class HubTestInfoCommand
{
    public static CliCommand Create() => new()
    {
        Name = "info",
        Usage = "[test_name]...",
        Summary = "info [test_name]",
        Example = "  cscli hubtest info my-bf --hub ./hub",
        Arguments = ArgumentRule.AtLeast(1),
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var session = new HubTestSession(run);
        foreach (var test in session.Named(run.Arguments, all: false))
        {
            run.Out.WriteLine();
            Line(run, "Test name", test.Name);
            Line(run, "Test path", test.Directory);
            if (run.Flags.Bool("appsec"))
            {
                Line(run, "Nuclei Template", test.Config.NucleiTemplate);
                Line(run, "Appsec Rules", string.Join(", ", test.Config.AppsecRules));
            }
            else
            {
                Line(run, "Log file", test.LogPath);
                Line(run, "Parser assertion file", test.ParserAssertPath);
                Line(run, "Scenario assertion file", test.ScenarioAssertPath);
            }

            Line(run, "Configuration File", test.ConfigPath);
        }

        return 0;
    }

    private static void Line(CliInvocation run, string name, string value) => run.Out.WriteLine($"  {name,-25}:  {value}");
}

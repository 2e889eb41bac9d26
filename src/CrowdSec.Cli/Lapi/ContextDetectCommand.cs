using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Hub;
using CrowdSec.Engine.Hub;

namespace CrowdSec.Cli.Lapi;

internal static class ContextDetectCommand
{
    public static CliCommand Create() => new()
    {
        Name = "detect",
        Usage = "[parser]...",
        Summary = "Detect available fields from the installed parsers",
        Example = "  cscli lapi context detect --all\n  cscli lapi context detect crowdsecurity/sshd-logs",
        Arguments = ArgumentRule.Any,
        Complete = KnownNames.Installed(HubItemType.Parsers),
        Flags = [CliFlag.Switch("all", "Detect evt field for all installed parser", 'a')],
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        ContextFile.Require(run);
        var all = run.Flags.Bool("all");
        if (run.Arguments.Count == 0 && !all)
        {
            throw new UsageException("please provide parsers to detect or --all flag.", withHelp: true);
        }

        var state = HubSource.Load(run);
        var installed = state.Installed(HubItemType.Parsers).ToList();
        run.Out.WriteLine("Acquisition :");
        foreach (var field in new[] { "evt.Line.Module", "evt.Line.Raw", "evt.Line.Src" })
        {
            run.Out.WriteLine($"  - {field}");
        }

        var fields = new ParserFields(run.Settings.Config.Paths.PatternDirectory);
        foreach (var parser in all ? installed.Select(static i => i.Name) : run.Arguments)
        {
            if (installed.Find(i => i.Name == parser) is not { } item)
            {
                throw new CliException($"parser '{parser}' is not installed");
            }

            run.Out.WriteLine();
            run.Out.WriteLine($"{item.Name} :");
            foreach (var field in fields.Of(item.LocalPath))
            {
                run.Out.WriteLine($"  - {field}");
            }
        }

        return 0;
    }
}

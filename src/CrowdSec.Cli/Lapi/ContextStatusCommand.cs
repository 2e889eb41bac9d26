using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Hub;

namespace CrowdSec.Cli.Lapi;

internal static class ContextStatusCommand
{
    public static CliCommand Create() => new()
    {
        Name = "status",
        Summary = "List context to send with alerts",
        Example = "  cscli lapi context status",
        Run = static (run, _) => Task.FromResult(Run(run)),
    };

    private static int Run(CliInvocation run)
    {
        var keys = ContextFile.Read(ContextFile.Require(run).ContextPath);
        ContextFile.AddItems(keys, HubSource.Load(run));
        run.Out.WriteLine(keys.Count > 0 ? ContextFile.ToYaml(keys).TrimEnd('\n')
            : "No context found on this agent. You can use 'cscli lapi context add' to add context to your alerts.");
        return 0;
    }
}

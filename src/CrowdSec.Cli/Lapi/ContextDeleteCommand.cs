using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Lapi;

internal static class ContextDeleteCommand
{
    public static CliCommand Create() => new()
    {
        Name = "delete",
        Usage = "[key]...",
        Summary = "Removed: edit the context file instead",
        Example = "  cscli lapi context status",
        Arguments = ArgumentRule.Any,
        Hidden = true,
        Run = static (run, _) =>
        {
            var file = run.Settings.Config.LogProcessor?.ContextPath is { Length: > 0 } path ? path : "the context file";
            throw new CliException($"command 'delete' has been removed, please manually edit {file} instead");
        },
    };
}

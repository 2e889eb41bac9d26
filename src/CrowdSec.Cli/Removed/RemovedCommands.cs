using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Removed;

/// <summary>Commands of older versions. They stay, out of sight, to say what to do instead.</summary>
internal static class RemovedCommands
{
    public static CliCommand Dashboard() => Create("dashboard", "command 'dashboard' has been removed, please read https://docs.crowdsec.net/blog/cscli_dashboard_deprecation/");

    public static CliCommand ConfigBackup() => CreateConfig("backup");

    public static CliCommand ConfigRestore() => CreateConfig("restore");

    private static CliCommand Create(string name, string message) => new()
    {
        Name = name,
        Summary = "This command has been removed",
        Example = $"  cscli {name}",
        Hidden = true,
        Arguments = ArgumentRule.Any,
        Run = (_, _) => throw new CliException(message),
    };

    private static CliCommand CreateConfig(string name) => new()
    {
        Name = name,
        Usage = "[directory]",
        Summary = "This command has been removed",
        Example = $"  cscli config {name}",
        Hidden = true,
        Arguments = ArgumentRule.Any,
        Run = (run, _) => throw new CliException($"'cscli config {name}' has been removed, you can manually backup/restore {run.Settings.Config.Paths.ConfigDirectory} instead"),
    };
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Removed;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Config;

/// <summary>cscli config: what the configuration says.</summary>
internal static class ConfigCommand
{
    public static CliCommand Create() => new()
    {
        Name = "config",
        Usage = "[command]",
        Summary = "Allows to view current config",
        Example = "  cscli config show\n  cscli config show --key Config.API.Server.ListenURI\n  cscli config show-yaml",
        Commands = [ConfigShowCommand.Create(), CreateShowYaml(), FeatureFlagsCommand.Create(), RemovedCommands.ConfigBackup(), RemovedCommands.ConfigRestore()],
    };

    private static CliCommand CreateShowYaml() => new()
    {
        Name = "show-yaml",
        Summary = "Displays merged config.yaml + config.yaml.local",
        Example = "  cscli config show-yaml",
        Run = static (run, _) =>
        {
            var path = run.Settings.Config.FilePath;
            var findings = new DiagnosticBag();
            run.Out.Write(MergedSettings.Text(path, findings) ?? throw new CliException($"unable to read {path}:\n{string.Join('\n', findings)}"));
            return Task.FromResult(0);
        },
    };
}

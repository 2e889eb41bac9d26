using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Lapi;

/// <summary>cscli lapi context: what alerts carry besides themselves.</summary>
internal static class ContextCommand
{
    public static CliCommand Create() => new()
    {
        Name = "context",
        Usage = "[command]",
        Summary = "Manage context to send with alerts",
        Example = "  cscli lapi context add --key source_ip --value evt.Meta.source_ip\n  cscli lapi context status\n  cscli lapi context detect crowdsecurity/sshd-logs",
        Commands = [ContextAddCommand.Create(), ContextStatusCommand.Create(), ContextDetectCommand.Create(), ContextDeleteCommand.Create()],
    };
}

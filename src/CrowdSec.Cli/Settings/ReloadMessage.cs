namespace CrowdSec.Cli.Settings;

/// <summary>What has to happen for the daemon to notice a change of its files.</summary>
internal static class ReloadMessage
{
    public static string Text { get; } =
        OperatingSystem.IsWindows() ? "Please restart the crowdsec service for the new configuration to be effective."
        : OperatingSystem.IsFreeBSD() ? "Run 'sudo service crowdsec reload' for the new configuration to be effective."
        : "Run 'sudo systemctl reload crowdsec' for the new configuration to be effective.";
}

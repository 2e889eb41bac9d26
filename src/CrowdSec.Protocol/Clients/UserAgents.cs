namespace CrowdSec.Protocol.Clients;

/// <summary>How our programs name themselves.</summary>
public static class UserAgents
{
    /// <param name="version">Without "v".</param>
    public static string Crowdsec(string version) => $"crowdsec/v{Plain(version)}-{System}";

    /// <param name="version">Without "v".</param>
    public static string Cscli(string version) => $"cscli/v{Plain(version)}";

    private static string System => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsFreeBSD() ? "freebsd" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    /// <summary>Servers split at the slash: there must be no other.</summary>
    private static string Plain(string version) => version.Replace('/', '-').Replace(' ', '-');
}

using System.Reflection;
using System.Runtime.InteropServices;

namespace CrowdSec.Daemon;

internal static class VersionText
{
    public static string Of()
    {
        var version = typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var (number, revision) = version.Split('+') is [var n, var r] ? (n, r) : (version, "");
        var os = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsLinux() ? "linux" : "freebsd";
        return $"""
            version: v{number}{(revision.Length > 8 ? $"-{revision[..8]}" : "")}
            Codename: 
            BuildDate: 
            Runtime: {RuntimeInformation.FrameworkDescription}
            Platform: {os}
            User-Agent: crowdsec/v{number}-{os}
            Constraint_parser: >= 1.0, <= 3.0
            Constraint_scenario: >= 1.0, <= 3.0
            Constraint_api: v1
            Constraint_acquis: >= 1.0, < 2.0

            """.ReplaceLineEndings("\n");
    }
}

using System.Reflection;
using System.Runtime.InteropServices;

namespace CrowdSec.Daemon;

internal static class VersionText
{
    /// <summary>Without revision and "v".</summary>
    public static string Number => Full.Split('+')[0];

    private static string Full => typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static string Of()
    {
        var (number, revision) = Full.Split('+') is [var n, var r] ? (n, r) : (Full, "");
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

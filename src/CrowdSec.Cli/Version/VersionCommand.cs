using System.Reflection;
using System.Runtime.InteropServices;
using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Version;

internal static class VersionCommand
{
    public static CliCommand Create() => new()
    {
        Name = "version",
        Summary = "Display version",
        Example = "  cscli version",
        Run = static (run, _) =>
        {
            run.Out.Write(Text());
            return Task.FromResult(0);
        },
    };

    private static string Text()
    {
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var (number, revision) = version.Split('+') is [var n, var r] ? (n, r) : (version, "");
        return $"""
            version: v{number}{(revision.Length > 8 ? $"-{revision[..8]}" : "")}
            Codename: 
            BuildDate: 
            Runtime: {RuntimeInformation.FrameworkDescription}
            Platform: {(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsLinux() ? "linux" : "freebsd")}
            User-Agent: crowdsec/v{number}-{(OperatingSystem.IsWindows() ? "windows" : "linux")}
            Constraint_parser: >= 1.0, <= 3.0
            Constraint_scenario: >= 1.0, <= 3.0
            Constraint_api: v1
            Constraint_acquis: >= 1.0, < 2.0
            Built-in optional components: cscli_explain, cscli_hubtest, datasource_file, db_postgres, db_sqlite

            """;
    }
}

using System.Reflection;

namespace CrowdSec.Cli.Version;

internal static class ProgramVersion
{
    /// <summary>"1.2.3".</summary>
    public static string Number { get; } =
        (typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0").Split('+')[0];
}

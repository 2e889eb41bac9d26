namespace CrowdSec.Cli.Settings;

/// <summary>How the operating system of a machine or bouncer is named.</summary>
internal static class OsText
{
    /// <summary>"debian/12", or "?" when it never told.</summary>
    public static string Of(string name, string version) => (name.Length, version.Length) switch
    {
        (0, 0) => "?",
        (0, _) => version,
        (_, 0) => name,
        _ => $"{name}/{version}",
    };

    public static IReadOnlyList<string> FeatureFlags(string commaSeparated) => commaSeparated.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

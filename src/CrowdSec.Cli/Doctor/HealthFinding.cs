namespace CrowdSec.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Message">What was found, in one line.</param>
/// <param name="Remedy">What to do about it; empty when nothing needs to be done.</param>
internal sealed record HealthFinding(HealthLevel Level, string Message, string Remedy = "")
{
    /// <summary>What shows it, a line each: unparsed log lines, file names.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    public static HealthFinding Fine(string message) => new(HealthLevel.Fine, message);

    public static HealthFinding Warning(string message, string remedy) => new(HealthLevel.Warning, message, remedy);

    public static HealthFinding Broken(string message, string remedy) => new(HealthLevel.Broken, message, remedy);
}

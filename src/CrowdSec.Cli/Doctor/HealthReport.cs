namespace CrowdSec.Cli.Doctor;

/// <summary>What one check found.</summary>
internal sealed record HealthReport(string Name, string Title, IReadOnlyList<HealthFinding> Findings)
{
    public HealthLevel Level => Findings.Count == 0 ? HealthLevel.Fine : Findings.Max(static f => f.Level);
}

using CrowdSec.Cli.CommandLine;

namespace CrowdSec.Cli.Doctor;

/// <summary>For people.</summary>
internal sealed class HealthText(CliInvocation run) : HealthWriter(run)
{
    private readonly int[] _counts = new int[3];

    protected override void Write(HealthReport report)
    {
        Out.WriteLine(IsTerminal ? $"\u001b[1m{report.Title}\u001b[0m" : report.Title);
        foreach (var finding in report.Findings)
        {
            _counts[(int)finding.Level]++;
            Out.WriteLine($"  {Sign(finding.Level)} {TerminalText.Safe(finding.Message)}");
            foreach (var detail in finding.Details)
            {
                Out.WriteLine($"      {TerminalText.Safe(detail)}");
            }

            if (finding.Remedy.Length > 0)
            {
                Out.WriteLine($"    → {TerminalText.Safe(finding.Remedy)}");
            }
        }

        Out.WriteLine();
    }

    public override void Finish() => Out.WriteLine(
        $"{_counts[0]} fine, {Count(_counts[1], "warning")}, {_counts[2]} broken");

    private static string Count(int count, string word) => count == 1 ? $"1 {word}" : $"{count} {word}s";

    private string Sign(HealthLevel level) => (level, IsTerminal) switch
    {
        (HealthLevel.Fine, true) => "\u001b[32m✓\u001b[0m",
        (HealthLevel.Warning, true) => "\u001b[33m⚠\u001b[0m",
        (HealthLevel.Broken, true) => "\u001b[31m✗\u001b[0m",
        (HealthLevel.Fine, _) => "✓",
        (HealthLevel.Warning, _) => "⚠",
        _ => "✗",
    };
}

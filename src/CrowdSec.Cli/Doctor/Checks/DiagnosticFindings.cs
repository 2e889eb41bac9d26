using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>Mistakes in files, as findings.</summary>
internal static class DiagnosticFindings
{
    private const int Most = 50;

    /// <summary>Errors first; of very many, the first ones.</summary>
    public static IEnumerable<HealthFinding> Of(DiagnosticBag diagnostics)
    {
        var ordered = diagnostics.OrderByDescending(static d => d.Severity).ToList();
        foreach (var diagnostic in ordered.Take(Most))
        {
            var text = $"{diagnostic.Place}: {diagnostic.Message}";
            var remedy = diagnostic.Hint.Length > 0 ? diagnostic.Hint : "mend the file";
            yield return diagnostic.Severity == Severity.Error ? HealthFinding.Broken(text, remedy) : HealthFinding.Warning(text, remedy);
        }

        if (ordered.Count > Most)
        {
            yield return HealthFinding.Warning($"{ordered.Count - Most} more of this kind", "'crowdsec -t' lists all of them");
        }
    }
}

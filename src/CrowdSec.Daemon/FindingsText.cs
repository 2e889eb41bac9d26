using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>Says what is wrong with configuration and items: one finding after the other, as text that people and editors read, not as log lines. Each finding once.</summary>
internal sealed class FindingsText(TextWriter output)
{
    private readonly HashSet<Diagnostic> _said = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="FatalException">There are errors among the findings.</exception>
    public void Say(DiagnosticBag findings, ILog log)
    {
        SayAll(findings, log);
        if (findings.HasErrors)
        {
            throw new FatalException(findings.ErrorCount == 1 ? "there is a mistake in the configuration, see above" : $"there are {findings.ErrorCount} mistakes in the configuration, see above");
        }
    }

    public void SayAll(DiagnosticBag findings, ILog log)
    {
        foreach (var finding in findings)
        {
            if ((finding.Severity == Severity.Error || log.IsEnabled(LogLevel.Warning)) && _said.Add(finding))
            {
                output.WriteLine(finding);
            }
        }
    }
}

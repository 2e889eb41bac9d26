using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>Says what is wrong with configuration and items: one finding after the other, as text that people and editors read, not as log lines.</summary>
internal static class FindingsText
{
    /// <exception cref="FatalException">There are errors among the findings.</exception>
    public static void Say(DiagnosticBag findings, TextWriter output, ILog log)
    {
        var errors = 0;
        foreach (var finding in findings)
        {
            if (finding.Severity == Severity.Error)
            {
                errors++;
                output.WriteLine(finding);
            }
            else if (log.IsEnabled(LogLevel.Warning))
            {
                output.WriteLine(finding);
            }
        }

        if (errors > 0)
        {
            throw new FatalException(errors == 1 ? "there is a mistake in the configuration, see above" : $"there are {errors} mistakes in the configuration, see above");
        }
    }
}

using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>Compiles the regular expressions of data files; one that is broken is left out and reported.</summary>
internal static class DataPattern
{
    public static Pattern? TryCompile(string source, PatternOptions options, string path, int line, DiagnosticBag diagnostics)
    {
        if (Pattern.TryCompile(source, options, out var pattern, out var error))
        {
            return pattern;
        }

        diagnostics.Warning(path, line, error!.Offset + 1, $"the regular expression is broken and is left out: {error.Message}", "correct it");
        return null;
    }
}

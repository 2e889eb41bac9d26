using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Acquisition.Sources.File;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Why.Logs;

/// <summary>The log files that this machine's log processor reads. Paths that alerts name are not followed: another machine may have sent them.</summary>
internal static class MentionSources
{
    private const int MostFiles = 20;

    /// <returns>File → the labels of its lines.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Of(CliInvocation run)
    {
        var files = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        if (run.Settings.Config.LogProcessor is not { Enabled: true } processor)
        {
            return files;
        }

        foreach (var source in AcquisitionLoader.Load(processor, run.Host.Environment, new DiagnosticBag()).Sources.OfType<FileSourceSpec>())
        {
            var found = source.Patterns.SelectMany(FileGlob.Files).Where(f => !f.EndsWith(".gz", StringComparison.Ordinal) && !source.Exclusions.Any(e => e.IsMatch(f)));
            foreach (var file in found.OrderByDescending(File.GetLastWriteTimeUtc).Take(MostFiles))
            {
                files.TryAdd(file, source.Common.Labels);
            }
        }

        return files;
    }
}

using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Text;

namespace CrowdSec.Engine.Acquisition;

/// <summary>Finds and reads the files that say what is to be read.</summary>
internal static class AcquisitionFiles
{
    /// <summary>The acquisition file when it exists, then *.yaml and then *.yml of the directory, each sorted.</summary>
    public static IReadOnlyList<string> Of(LogProcessorConfig config, DiagnosticBag findings)
    {
        var files = new List<string>();
        if (config.AcquisitionPath.Length == 0 && config.AcquisitionDirectory.Length == 0)
        {
            findings.Warning("crowdsec_service", 0, 0, "neither acquisition_path nor acquisition_dir is set", "set acquisition_path, e.g. to /etc/crowdsec/acquis.yaml");
        }

        if (config.AcquisitionPath.Length > 0 && File.Exists(config.AcquisitionPath))
        {
            files.Add(config.AcquisitionPath);
        }

        if (config.AcquisitionDirectory.Length > 0 && Directory.Exists(config.AcquisitionDirectory))
        {
            AddDirectory(config.AcquisitionDirectory, files, findings);
        }

        return files;
    }

    /// <returns>null when the file cannot be read, which is then among the findings.</returns>
    public static string? Read(string file, int limit, DiagnosticBag findings)
    {
        try
        {
            return BoundedText.Read(file, limit);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Error(file, 0, 0, $"cannot read the file: {e.Message}", "check that it exists and is readable");
            return null;
        }
    }

    private static void AddDirectory(string directory, List<string> files, DiagnosticBag findings)
    {
        try
        {
            foreach (var ending in new[] { ".yaml", ".yml" })
            {
                files.AddRange(Directory.EnumerateFiles(directory).Where(f => f.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Error(directory, 0, 0, $"cannot list the directory: {e.Message}", "check that it is readable");
        }
    }
}

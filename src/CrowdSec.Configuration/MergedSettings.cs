using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>A settings file and its ".local" overlay as one text, for people who want to see what holds.</summary>
public static class MergedSettings
{
    /// <summary>The file as it is when there is no overlay, comments and all; else the merged settings. References to the environment stay as written.</summary>
    /// <returns>null when there were errors, which the diagnostics then say.</returns>
    public static string? Text(string path, DiagnosticBag diagnostics)
    {
        var layered = LayeredYaml.Load(path, static _ => null);
        var failed = layered.Findings.HasErrors;
        layered.Report(diagnostics);
        return failed ? null : layered.HasOverlay ? YamlWriter.ToText(Plain(layered.Map)) : File.ReadAllText(path);
    }

    private static object? Plain(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Select(static e => KeyValuePair.Create(e.Key.Text, Plain(e.Value))).ToList(),
        YamlSequence list => list.Items.Select(Plain).ToList(),
        YamlScalar scalar => scalar.Resolve(),
        _ => null,
    };
}

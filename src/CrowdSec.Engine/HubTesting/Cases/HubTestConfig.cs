using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.HubTesting.Cases;

/// <summary>What a test's config.yaml says. Unknown keys are ignored, as is an empty string in a list.</summary>
public sealed record HubTestConfig
{
    public IReadOnlyList<string> Parsers { get; init; } = [];

    public IReadOnlyList<string> Scenarios { get; init; } = [];

    public IReadOnlyList<string> Postoverflows { get; init; } = [];

    public IReadOnlyList<string> AppsecRules { get; init; } = [];

    public string LogFile { get; init; } = "";

    public string LogType { get; init; } = "";

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public bool IgnoreParsers { get; init; }

    /// <summary>Statics that every line gets before anything else; null when there are none.</summary>
    public YamlSequence? OverrideStatics { get; init; }

    public string NucleiTemplate { get; init; } = "";

    public bool ExpectFailure { get; init; }

    public static HubTestConfig Read(string path, DiagnosticBag diagnostics)
    {
        if (YamlLoader.LoadFile(path, diagnostics).FirstOrDefault() is not YamlMap map)
        {
            return new HubTestConfig();
        }

        var reader = new YamlMapReader(map, path, diagnostics);
        return new HubTestConfig
        {
            Parsers = Names(reader, "parsers"),
            Scenarios = Names(reader, "scenarios"),
            Postoverflows = Names(reader, "postoverflows"),
            AppsecRules = Names(reader, "appsec-rules"),
            LogFile = reader.String("log_file"),
            LogType = reader.String("log_type"),
            Labels = ReadLabels(reader.Child("labels")),
            IgnoreParsers = reader.Bool("ignore_parsers"),
            OverrideStatics = reader.Node("override_statics") is YamlSequence { Items.Count: > 0 } statics ? statics : null,
            NucleiTemplate = reader.String("nuclei_template"),
            ExpectFailure = reader.Bool("expect_failure"),
        };
    }

    private static List<string> Names(YamlMapReader reader, string key) => [.. reader.Strings(key).Where(static n => n.Length > 0)];

    private static Dictionary<string, string> ReadLabels(YamlMapReader? reader)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader?.Map.Entries ?? [])
        {
            labels[entry.Key.Text] = (entry.Value as YamlScalar)?.Text ?? "";
        }

        return labels;
    }
}

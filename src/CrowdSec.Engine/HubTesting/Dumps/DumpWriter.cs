using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.HubTesting.Dumps;

/// <summary>Writes what was recorded into the three dump files: parser-dump.yaml, bucket-dump.yaml and bucketpour-dump.yaml.</summary>
public static class DumpWriter
{
    /// <exception cref="IOException">The directory cannot be written to.</exception>
    public static void Write(RunResults results, string directory)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "parser-dump.yaml"), YamlWriter.ToText(Parsers(results.Parsers)));
        File.WriteAllText(Path.Combine(directory, "bucket-dump.yaml"), YamlWriter.ToText(results.Overflows.Select(EventTree.Of).ToList()));
        File.WriteAllText(Path.Combine(directory, "bucketpour-dump.yaml"), YamlWriter.ToText(Poured(results)));
    }

    private static List<KeyValuePair<string, object?>> Parsers(ParserResults results) =>
        [.. results.Stages.Select(static stage => Pair(stage.Key, stage.Value.Select(static parser => Pair(parser.Key, parser.Value.Select(EventTree.Of).ToList())).ToList()))];

    private static List<KeyValuePair<string, object?>> Poured(RunResults results)
    {
        var all = new SortedDictionary<string, List<RecordedEvent>>(results.Poured, StringComparer.Ordinal) { ["OK"] = results.Offered };
        return [.. all.Select(static scenario => Pair(scenario.Key, scenario.Value.Select(EventTree.Of).ToList()))];
    }

    private static KeyValuePair<string, object?> Pair(string key, object value) => new(key, value);
}

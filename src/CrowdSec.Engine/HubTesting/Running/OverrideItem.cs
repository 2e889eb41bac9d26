using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>The parser that a test's override_statics become: it comes first and takes every line.</summary>
internal static class OverrideItem
{
    public static ItemFile Write(YamlSequence statics, string directory)
    {
        var node = new List<KeyValuePair<string, object?>>
        {
            new("name", "overrides"),
            new("description", "values that the test gives to every line"),
            new("filter", "1==1"),
            new("statics", Plain(statics)),
        };
        var path = Path.Combine(directory, "00_overrides.yaml");
        File.WriteAllText(path, YamlWriter.ToText(node));
        return new ItemFile(path, ItemKind.Parser, "s00-raw", "?", FileDigest.OfFile(path));
    }

    private static object? Plain(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Select(static e => KeyValuePair.Create(e.Key.Text, Plain(e.Value))).ToList(),
        YamlSequence list => list.Items.Select(Plain).ToList(),
        _ => ((YamlScalar)node).Resolve(),
    };
}

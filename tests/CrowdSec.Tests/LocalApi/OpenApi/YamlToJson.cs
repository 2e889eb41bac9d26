using System.Text.Json.Nodes;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.LocalApi.OpenApi;

internal static class YamlToJson
{
    public static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(static e => KeyValuePair.Create(e.Key.Text, Convert(e.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(Convert)]),
        YamlScalar scalar => JsonValue.Create(scalar.Resolve()),
        _ => null,
    };
}

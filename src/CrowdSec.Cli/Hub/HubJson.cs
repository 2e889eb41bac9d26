using System.Text.Json;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;

namespace CrowdSec.Cli.Hub;

/// <summary>The item lists of hub list and of the item commands, for programs.</summary>
internal static class HubJson
{
    public static string Lists(IEnumerable<(HubItemType Type, IReadOnlyList<HubItem> Items)> lists) => JsonText.Write(1, json =>
    {
        json.WriteStartObject();
        foreach (var (type, items) in lists)
        {
            json.WriteStartArray(type.Name());
            foreach (var item in items)
            {
                Write(json, item);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    public static string Csv(IEnumerable<HubItem> items, bool withType)
    {
        var rows = items.Select(i => withType
            ? CsvText.Row(i.Name, i.Status, i.LocalVersion, i.Description, i.Type.Name())
            : CsvText.Row(i.Name, i.Status, i.LocalVersion, i.Description));
        return (withType ? "name,status,version,description,type\n" : "name,status,version,description\n") + string.Concat(rows);
    }

    private static void Write(Utf8JsonWriter json, HubItem item)
    {
        json.WriteStartObject();
        json.WriteString("name", item.Name);
        json.WriteString("local_version", item.LocalVersion);
        json.WriteString("local_path", item.LocalPath);
        json.WriteString("description", item.Description);
        json.WriteString("utf8_status", $"{item.Emoji}  {item.Status}");
        json.WriteString("status", item.Status);
        json.WriteEndObject();
    }
}

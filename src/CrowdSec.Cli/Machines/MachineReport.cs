using System.Text.Json;
using CrowdSec.Storage.Machines;

namespace CrowdSec.Cli.Machines;

/// <summary>What machines tell about themselves, which the database keeps as JSON. It comes from the network: what cannot be read is left out.</summary>
internal static class MachineReport
{
    public static IReadOnlyList<KeyValuePair<string, long>> DataSources(Machine machine)
    {
        var sources = new List<KeyValuePair<string, long>>();
        Read(machine.DataSources, root =>
        {
            foreach (var entry in Properties(root))
            {
                if (entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetInt64(out var count))
                {
                    sources.Add(new(entry.Name, count));
                }
            }
        });
        return [.. sources.OrderBy(static s => s.Key, StringComparer.Ordinal)];
    }

    /// <summary>By type and name.</summary>
    public static IReadOnlyList<MachineHubItem> HubItems(Machine machine)
    {
        var items = new List<MachineHubItem>();
        Read(machine.HubState, root =>
        {
            foreach (var type in Properties(root))
            {
                if (type.Value.ValueKind == JsonValueKind.Array)
                {
                    items.AddRange(type.Value.EnumerateArray().Where(static i => i.ValueKind == JsonValueKind.Object)
                        .Select(item => new MachineHubItem(type.Name, JsonFields.Text(item, "name"), JsonFields.Text(item, "status"), JsonFields.Text(item, "version"))));
                }
            }
        });
        return [.. items.OrderBy(static i => i.Type, StringComparer.Ordinal).ThenBy(static i => i.Name, StringComparer.Ordinal)];
    }

    private static JsonElement.ObjectEnumerator Properties(JsonElement element) => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : default;

    private static void Read(string json, Action<JsonElement> read)
    {
        if (json.Length == 0)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            read(document.RootElement);
        }
        catch (JsonException)
        {
            // The row of another version, or damaged: the machine itself is worth showing.
        }
    }
}

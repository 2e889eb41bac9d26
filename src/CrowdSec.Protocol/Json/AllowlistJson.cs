using System.Text.Json;
using CrowdSec.Protocol.Allowlists;

namespace CrowdSec.Protocol.Json;

/// <summary>Allowlists with their entries.</summary>
internal static class AllowlistJson
{
    private enum Field
    {
        AllowlistId,
        ConsoleManaged,
        CreatedAt,
        Description,
        Items,
        Name,
        UpdatedAt,
    }

    private static readonly JsonFields Fields = new("allowlist_id", "console_managed", "created_at", "description", "items", "name", "updated_at");
    private static readonly JsonFields ItemFields = new("created_at", "description", "expiration", "value");

    public static void Write(Utf8JsonWriter json, Allowlist list)
    {
        json.WriteStartObject();
        json.Optional("allowlist_id"u8, list.AllowlistId);
        if (list.ConsoleManaged)
        {
            json.WriteBoolean("console_managed"u8, true);
        }

        json.Optional("created_at"u8, list.CreatedAt);
        json.Optional("description"u8, list.Description);
        if (list.Items is { } items)
        {
            json.WriteStartArray("items"u8);
            foreach (var item in items)
            {
                WriteItem(json, item);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("items"u8);
        }

        json.Optional("name"u8, list.Name);
        json.Optional("updated_at"u8, list.UpdatedAt);
        json.WriteEndObject();
    }

    public static List<Allowlist> ReadAll(ref WireReader reader)
    {
        var lists = new List<Allowlist>();
        if (reader.IsNull)
        {
            return lists;
        }

        reader.Array();
        while (reader.NextItem())
        {
            if (!reader.IsNull)
            {
                lists.Add(ReadOne(ref reader));
            }
        }

        return lists;
    }

    public static Allowlist ReadOne(ref WireReader reader)
    {
        string? id = null, description = null, name = null;
        var (created, updated) = ("", "");
        var managed = false;
        IReadOnlyList<AllowlistItem>? items = null;
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            switch ((Field)field)
            {
                case Field.AllowlistId: id = reader.String(); break;
                case Field.ConsoleManaged: managed = reader.Bool(); break;
                case Field.CreatedAt: created = reader.String(); break;
                case Field.Description: description = reader.String(); break;
                case Field.Items: items = ReadItems(ref reader); break;
                case Field.Name: name = reader.String(); break;
                default: updated = reader.String(); break;
            }
        }

        return new Allowlist { AllowlistId = id, ConsoleManaged = managed, CreatedAt = created, Description = description, Items = items, Name = name, UpdatedAt = updated };
    }

    private static void WriteItem(Utf8JsonWriter json, AllowlistItem item)
    {
        json.WriteStartObject();
        json.Optional("created_at"u8, item.CreatedAt);
        json.Optional("description"u8, item.Description);
        json.Optional("expiration"u8, item.Expiration);
        json.Optional("value"u8, item.Value);
        json.WriteEndObject();
    }

    private static List<AllowlistItem> ReadItems(ref WireReader reader)
    {
        var items = new List<AllowlistItem>();
        reader.Array();
        while (reader.NextItem())
        {
            if (!reader.IsNull)
            {
                items.Add(ReadItem(ref reader));
            }
        }

        return items;
    }

    private static AllowlistItem ReadItem(ref WireReader reader)
    {
        var (created, value, expiration) = ("", "", AllowlistItem.Never);
        string? description = null;
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(ItemFields, ref field, ref seen))
        {
            switch (field)
            {
                case 0: created = reader.String(); break;
                case 1: description = reader.String(); break;
                case 2: expiration = reader.String(); break;
                default: value = reader.String(); break;
            }
        }

        return new AllowlistItem { CreatedAt = created, Description = description, Expiration = expiration, Value = value };
    }
}

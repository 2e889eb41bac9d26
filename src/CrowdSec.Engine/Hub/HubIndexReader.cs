using System.Text.Json;

namespace CrowdSec.Engine.Hub;

/// <summary>
/// Reads ".index.json" in one pass over its bytes. Contents and labels are kept as slices of the file, since almost nobody asks for them. Unknown keys are skipped.
/// </summary>
internal static class HubIndexReader
{
    public static HubIndex Read(byte[] file)
    {
        try
        {
            return ReadTypes(file);
        }
        catch (JsonException e)
        {
            throw new HubException($"bad JSON at line {e.LineNumber + 1}: {e.Message.Split('.')[0]}.", e);
        }
        catch (InvalidOperationException e)
        {
            throw new HubException("a value has the wrong type.", e);
        }
    }

    private static HubIndex ReadTypes(byte[] file)
    {
        var items = new Dictionary<string, IndexItem>[HubItemTypes.All.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new Dictionary<string, IndexItem>(StringComparer.Ordinal);
        }

        var reader = new Utf8JsonReader(SkipMark(file), new JsonReaderOptions { MaxDepth = 32 });
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextKey(ref reader, out var key))
        {
            if (HubItemTypes.TryParse(key, out var type))
            {
                ReadItems(ref reader, file, type, items[(int)type]);
            }
            else
            {
                reader.Skip();
            }
        }

        return new HubIndex(items);
    }

    private static void ReadItems(ref Utf8JsonReader reader, byte[] file, HubItemType type, Dictionary<string, IndexItem> items)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        RequireObject(in reader, type.Name());
        while (NextKey(ref reader, out var name))
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new HubException($"{type.Name()}:{name} has no index metadata.");
            }

            var item = IndexItemReader.Read(ref reader, file, type, name);
            if (item.Path.Length == 0)
            {
                throw new HubException($"{type.Name()}:{name} has no download path.");
            }

            if (item.Stage.Length == 0 && type.HasStages())
            {
                throw new HubException($"{type.Name()}:{name} has no stage.");
            }

            items[name] = item;
        }
    }

    /// <summary>Moves to the next property and onto its value.</summary>
    internal static bool NextKey(ref Utf8JsonReader reader, out string key)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            key = "";
            return false;
        }

        key = reader.GetString() ?? "";
        reader.Read();
        return true;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new HubException("it is not a JSON object.");
        }
    }

    private static void RequireObject(in Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new HubException($"'{what}' is not a JSON object.");
        }
    }

    private static ReadOnlySpan<byte> SkipMark(byte[] file) =>
        file.AsSpan().StartsWith("\uFEFF"u8) ? file.AsSpan(3) : file;
}

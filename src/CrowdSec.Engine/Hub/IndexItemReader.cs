using System.Text.Json;

namespace CrowdSec.Engine.Hub;

/// <summary>Reads one entry of the index.</summary>
internal static class IndexItemReader
{
    public static IndexItem Read(ref Utf8JsonReader reader, byte[] file, HubItemType type, string name)
    {
        var markLength = file.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var item = new IndexItem(type, name);
        var dependencies = new List<ItemReference>();
        while (HubIndexReader.NextKey(ref reader, out var key))
        {
            switch (key)
            {
                case "path":
                    item = item with { Path = Text(ref reader) };
                    break;
                case "stage":
                    item = item with { Stage = Text(ref reader) };
                    break;
                case "version":
                    item = item with { Version = Text(ref reader) };
                    break;
                case "versions":
                    item = item with { Versions = Versions(ref reader) };
                    break;
                case "description":
                    item = item with { Description = Text(ref reader) };
                    break;
                case "author":
                    item = item with { Author = Text(ref reader) };
                    break;
                case "references":
                    item = item with { References = Texts(ref reader) };
                    break;
                case "labels":
                    item = item with { Labels = Slice(ref reader, file, markLength) };
                    break;
                case "content":
                    item = item with { Content = Unquote(Slice(ref reader, file, markLength)) };
                    break;
                default:
                    Other(ref reader, key, dependencies);
                    break;
            }
        }

        return dependencies.Count == 0 ? item : item with { Dependencies = dependencies };
    }

    private static void Other(ref Utf8JsonReader reader, string key, List<ItemReference> dependencies)
    {
        if (!HubItemTypes.TryParse(key, out var type))
        {
            reader.Skip();
            return;
        }

        foreach (var name in Texts(ref reader))
        {
            dependencies.Add(new ItemReference(type, name));
        }
    }

    private static string Text(ref Utf8JsonReader reader) => reader.GetString() ?? "";

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return texts;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text(ref reader));
        }

        return texts;
    }

    private static List<IndexVersion> Versions(ref Utf8JsonReader reader)
    {
        var versions = new List<IndexVersion>();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return versions;
        }

        while (HubIndexReader.NextKey(ref reader, out var number))
        {
            var (digest, deprecated) = ("", false);
            while (HubIndexReader.NextKey(ref reader, out var key))
            {
                switch (key)
                {
                    case "digest":
                        digest = Text(ref reader);
                        break;
                    case "deprecated":
                        deprecated = reader.TokenType == JsonTokenType.True;
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            versions.Add(new IndexVersion(number, digest, deprecated));
        }

        versions.Sort(NewestFirst);
        return versions;
    }

    /// <summary>Versions that are no versions come last; they are reported when the item is looked at.</summary>
    private static int NewestFirst(IndexVersion left, IndexVersion right)
    {
        var leftValid = ItemVersion.TryParse(left.Version, out var l);
        var rightValid = ItemVersion.TryParse(right.Version, out var r);
        return leftValid && rightValid ? r.CompareTo(l) : rightValid.CompareTo(leftValid);
    }

    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, byte[] file, int markLength)
    {
        var start = (int)reader.TokenStartIndex + markLength;
        reader.Skip();
        return file.AsMemory(start, (int)reader.BytesConsumed + markLength - start);
    }

    private static ReadOnlyMemory<byte> Unquote(ReadOnlyMemory<byte> token) =>
        token.Length >= 2 && token.Span[0] == '"' ? token[1..^1] : default;
}

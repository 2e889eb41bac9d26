using System.Globalization;
using System.Text.Json;

namespace CrowdSec.Protocol.Json;

/// <summary>Small answers: ids of stored alerts, counts of what was deleted, messages.</summary>
internal static class AnswerJson
{
    private static readonly JsonFields DeletedFields = new("nbDeleted");
    private static readonly JsonFields MessageFields = new("message", "error", "errors");

    public static void WriteIds(Utf8JsonWriter json, IReadOnlyList<long> ids)
    {
        json.WriteStartArray();
        Span<char> text = stackalloc char[20];
        for (var i = 0; i < ids.Count; i++)
        {
            ids[i].TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
            json.WriteStringValue(text[..length]);
        }

        json.WriteEndArray();
    }

    /// <summary>At an array or null. Ids that are no numbers are an error.</summary>
    public static List<long> ReadIds(ref WireReader reader)
    {
        var ids = new List<long>();
        if (reader.IsNull)
        {
            return ids;
        }

        reader.Array();
        while (reader.NextItem())
        {
            ids.Add(reader.Token == JsonTokenType.Number ? reader.Int64()
                : long.TryParse(reader.String(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw reader.Wrong("the id of an alert"));
        }

        return ids;
    }

    public static long ReadDeleted(ref WireReader reader)
    {
        long count = 0;
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(DeletedFields, ref field, ref seen))
        {
            count = reader.Token == JsonTokenType.Number ? reader.Int64()
                : long.TryParse(reader.String(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw reader.Wrong("a number");
        }

        return count;
    }

    public static string ReadMessage(ref WireReader reader)
    {
        var message = "";
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(MessageFields, ref field, ref seen))
        {
            if (reader.Token == JsonTokenType.String && message.Length == 0)
            {
                message = reader.String();
            }
            else
            {
                reader.Skip();
            }
        }

        return message;
    }
}

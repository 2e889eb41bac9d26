using System.Text.Json;
using CrowdSec.Protocol.Allowlists;

namespace CrowdSec.Protocol.Json;

/// <summary>Questions whether values are allowlisted, and their answers.</summary>
internal static class AllowlistCheckJson
{
    private static readonly JsonFields CheckFields = new("allowlisted", "reason");
    private static readonly JsonFields TargetsFields = new("targets");
    private static readonly JsonFields ResultsFields = new("results");
    private static readonly JsonFields MatchFields = new("allowlists", "target");

    public static void Write(Utf8JsonWriter json, AllowlistCheck check)
    {
        json.WriteStartObject();
        if (check.Allowlisted)
        {
            json.WriteBoolean("allowlisted"u8, true);
        }

        json.Optional("reason"u8, check.Reason);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<AllowlistMatch> matches)
    {
        json.WriteStartObject();
        json.WriteStartArray("results"u8);
        foreach (var match in matches)
        {
            json.WriteStartObject();
            json.WritePropertyName("allowlists"u8);
            TextsJson.Write(json, match.Allowlists);
            json.WriteString("target"u8, match.Target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteTargets(Utf8JsonWriter json, IReadOnlyList<string> targets)
    {
        json.WriteStartObject();
        json.WritePropertyName("targets"u8);
        TextsJson.Write(json, targets);
        json.WriteEndObject();
    }

    public static AllowlistCheck ReadCheck(ref WireReader reader)
    {
        var (allowlisted, reason) = (false, "");
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(CheckFields, ref field, ref seen))
        {
            if (field == 0)
            {
                allowlisted = reader.Bool();
            }
            else
            {
                reason = reader.String();
            }
        }

        return new AllowlistCheck(allowlisted, reason);
    }

    public static List<string> ReadTargets(ref WireReader reader)
    {
        List<string> targets = [];
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(TargetsFields, ref field, ref seen))
        {
            targets = TextsJson.Read(ref reader);
        }

        return targets;
    }

    public static List<AllowlistMatch> ReadMatches(ref WireReader reader)
    {
        var matches = new List<AllowlistMatch>();
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(ResultsFields, ref field, ref seen))
        {
            reader.Array();
            while (reader.NextItem())
            {
                if (!reader.IsNull)
                {
                    matches.Add(ReadMatch(ref reader));
                }
            }
        }

        return matches;
    }

    private static AllowlistMatch ReadMatch(ref WireReader reader)
    {
        var target = "";
        List<string> lists = [];
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(MatchFields, ref field, ref seen))
        {
            if (field == 0)
            {
                lists = TextsJson.Read(ref reader);
            }
            else
            {
                target = reader.String();
            }
        }

        return new AllowlistMatch(target, lists);
    }
}

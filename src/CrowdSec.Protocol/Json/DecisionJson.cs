using System.Text.Json;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Protocol.Json;

/// <summary>Decisions. Fields that are null are left out.</summary>
internal static class DecisionJson
{
    private enum Field
    {
        Duration,
        Id,
        Origin,
        Scenario,
        Scope,
        Simulated,
        Type,
        Until,
        Uuid,
        Value,
    }

    private static readonly JsonFields Fields = new("duration", "id", "origin", "scenario", "scope", "simulated", "type", "until", "uuid", "value");

    private static readonly ulong Required = JsonFields.Mask(Field.Duration, Field.Origin, Field.Scenario, Field.Scope, Field.Type, Field.Value);

    private static readonly Decision None = new();

    public static void Write(Utf8JsonWriter json, Decision decision, bool full)
    {
        json.WriteStartObject();
        json.WriteString("duration"u8, decision.Duration);
        if (decision.Id != 0)
        {
            json.WriteNumber("id"u8, decision.Id);
        }

        json.WriteString("origin"u8, decision.Origin);
        json.WriteString("scenario"u8, decision.Scenario);
        json.WriteString("scope"u8, decision.Scope);
        if (decision.Simulated is { } simulated)
        {
            json.WriteBoolean("simulated"u8, simulated);
        }

        json.WriteString("type"u8, decision.Type);
        if (full)
        {
            json.Optional("until"u8, decision.Until);
            json.Optional("uuid"u8, decision.Uuid);
        }

        json.WriteString("value"u8, decision.Value);
        json.WriteEndObject();
    }

    /// <summary>At an array or null.</summary>
    public static List<Decision> ReadAll(ref WireReader reader)
    {
        var decisions = new List<Decision>();
        if (reader.IsNull)
        {
            return decisions;
        }

        reader.Array();
        for (var i = 0; reader.NextItem(); i++)
        {
            if (reader.IsNull)
            {
                continue;
            }

            reader.Enter(i);
            decisions.Add(ReadOne(ref reader, decisions.Count > 0 ? decisions[^1] : None));
            reader.Leave();
        }

        return decisions;
    }

    public static Decision ReadOne(ref WireReader reader) => ReadOne(ref reader, None);

    /// <param name="neighbour">Its strings are used again where they are the same: lists have few different ones.</param>
    private static Decision ReadOne(ref WireReader reader, Decision neighbour)
    {
        var decision = new Decision();
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            switch ((Field)field)
            {
                case Field.Duration: decision.Duration = reader.String(neighbour.Duration); break;
                case Field.Id: decision.Id = reader.Int64(); break;
                case Field.Origin: decision.Origin = reader.String(neighbour.Origin); break;
                case Field.Scenario: decision.Scenario = reader.String(neighbour.Scenario); break;
                case Field.Scope: decision.Scope = reader.String(neighbour.Scope); break;
                case Field.Simulated: decision.Simulated = reader.Bool(); break;
                case Field.Type: decision.Type = reader.String(neighbour.Type); break;
                case Field.Until: decision.Until = reader.String(); break;
                case Field.Uuid: decision.Uuid = reader.String(); break;
                default: decision.Value = reader.String(); break;
            }
        }

        reader.Require(Fields, Required, seen);
        return decision;
    }
}

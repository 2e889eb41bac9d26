using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Daemon.Replay;

/// <summary>Serialises alerts for the report of a replay, without reflection. What only a Local API gives to an alert is left out.</summary>
[JsonSerializable(typeof(Alert))]
internal sealed partial class AlertJson : JsonSerializerContext
{
    private static readonly string[] Stored = ["id", "uuid", "machine_id", "created_at", "decisions"];

    public static JsonTypeInfo<Alert> Report { get; } = (JsonTypeInfo<Alert>)new JsonSerializerOptions
    {
        TypeInfoResolver = new AlertJson(new JsonSerializerOptions()).WithAddedModifier(static type =>
        {
            for (var i = type.Properties.Count - 1; i >= 0 && type.Type == typeof(Alert); i--)
            {
                if (Array.IndexOf(Stored, type.Properties[i].Name) >= 0)
                {
                    type.Properties.RemoveAt(i);
                }
            }
        }),
    }.GetTypeInfo(typeof(Alert));
}

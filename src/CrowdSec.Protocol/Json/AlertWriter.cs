using System.Text.Json;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Protocol.Json;

/// <summary>Writes alerts, field by field in the order of their names.</summary>
internal static class AlertWriter
{
    public static void Write(Utf8JsonWriter json, Alert alert, AlertForm form)
    {
        Head(json, alert);
        Decisions(json, alert.Decisions, form);
        Tail(json, alert, form);
    }

    /// <summary>What comes before the decisions.</summary>
    public static void Head(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.WriteNumber("capacity"u8, alert.Capacity);
        json.Optional("created_at"u8, alert.CreatedAt);
    }

    /// <summary>What comes after the decisions.</summary>
    public static void Tail(Utf8JsonWriter json, Alert alert, AlertForm form)
    {
        Events(json, alert.Events, form);
        json.WriteNumber("events_count"u8, alert.EventsCount);
        if (alert.Id != 0)
        {
            json.WriteNumber("id"u8, alert.Id);
        }

        json.Optional("kind"u8, alert.Kind);
        Labels(json, alert.Labels, form);
        json.WriteString("leakspeed"u8, alert.Leakspeed);
        json.Optional("machine_id"u8, alert.MachineId);
        json.WriteString("message"u8, alert.Message);
        if (alert.Meta is { Count: > 0 } meta)
        {
            MetaJson.Write(json, meta);
        }

        Rest(json, alert);
        json.WriteEndObject();
    }

    /// <summary>What is sent may have some; what is stored has none.</summary>
    private static void Labels(Utf8JsonWriter json, IReadOnlyList<string>? labels, AlertForm form)
    {
        if (labels is not { Count: > 0 } || form != AlertForm.Sent)
        {
            json.WriteNull("labels"u8);
            return;
        }

        json.WritePropertyName("labels"u8);
        TextsJson.Write(json, labels);
    }

    private static void Rest(Utf8JsonWriter json, Alert alert)
    {
        json.Optional("profile_trace"u8, alert.ProfileTrace);
        if (alert.Remediation)
        {
            json.WriteBoolean("remediation"u8, true);
        }

        json.WriteString("scenario"u8, alert.Scenario);
        json.WriteString("scenario_hash"u8, alert.ScenarioHash);
        json.WriteString("scenario_version"u8, alert.ScenarioVersion);
        json.WriteBoolean("simulated"u8, alert.Simulated);
        SourceJson.Write(json, alert.Source);
        json.WriteString("start_at"u8, alert.StartAt);
        json.WriteString("stop_at"u8, alert.StopAt);
        json.Optional("uuid"u8, alert.Uuid);
    }

    private static void Decisions(Utf8JsonWriter json, IReadOnlyList<Decision>? decisions, AlertForm form)
    {
        if (decisions is not { Count: > 0 } && form != AlertForm.Deduplicated)
        {
            json.WriteNull("decisions"u8);
            return;
        }

        json.WriteStartArray("decisions"u8);
        for (var i = 0; i < (decisions?.Count ?? 0); i++)
        {
            DecisionJson.Write(json, decisions![i], full: form == AlertForm.Sent);
        }

        json.WriteEndArray();
    }

    private static void Events(Utf8JsonWriter json, IReadOnlyList<AlertEvent>? events, AlertForm form)
    {
        if (events is not { Count: > 0 } && form != AlertForm.Sent)
        {
            json.WriteNull("events"u8);
            return;
        }

        json.WriteStartArray("events"u8);
        for (var i = 0; i < (events?.Count ?? 0); i++)
        {
            EventJson.Write(json, events![i]);
        }

        json.WriteEndArray();
    }
}

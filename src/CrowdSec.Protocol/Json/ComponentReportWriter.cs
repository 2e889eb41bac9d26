using System.Text.Json;
using CrowdSec.Foundation.Values;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Json;

/// <summary>Writes what one program tells about itself: what all have in common, then what its kind has.</summary>
internal static class ComponentReportWriter
{
    public static void Write(Utf8JsonWriter json, ComponentReport report, ComponentKind kind)
    {
        json.WriteStartObject();
        json.WritePropertyName("feature_flags"u8);
        TextsJson.Write(json, report.FeatureFlags);
        json.WritePropertyName("metrics"u8);
        WriteMetrics(json, report.Metrics);
        WriteSystem(json, report.OperatingSystem);
        json.WriteNumber("utc_startup_timestamp"u8, report.StartedAt);
        json.WriteString("version"u8, report.Version);
        WriteOwn(json, report, kind);
        json.WriteEndObject();
    }

    public static void WriteMetrics(Utf8JsonWriter json, IReadOnlyList<MetricsWindow> windows)
    {
        json.WriteStartArray();
        foreach (var window in windows)
        {
            WriteWindow(json, window);
        }

        json.WriteEndArray();
    }

    private static void WriteOwn(Utf8JsonWriter json, ComponentReport report, ComponentKind kind)
    {
        switch (kind)
        {
            case ComponentKind.LocalApi:
                json.WritePropertyName("console_options"u8);
                TextsJson.Write(json, report.ConsoleOptions);
                return;
            case ComponentKind.RemediationComponent:
                Number(json, "last_pull"u8, report.LastPull);
                json.Optional("name"u8, report.Name);
                json.Optional("type"u8, report.Type);
                return;
        }

        json.WriteStartObject("datasources"u8);
        foreach (var (type, count) in report.DataSources ?? new Dictionary<string, long>())
        {
            json.WriteNumber(type, count);
        }

        json.WriteEndObject();
        json.WriteStartObject("hub_items"u8);
        foreach (var (type, items) in report.HubItems ?? new Dictionary<string, IReadOnlyList<HubItemReport>>())
        {
            json.WriteStartArray(type);
            foreach (var item in items)
            {
                WriteItem(json, item);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        Number(json, "last_push"u8, report.LastPush);
        Number(json, "last_update"u8, report.LastUpdate);
        json.Optional("name"u8, report.Name);
    }

    private static void WriteItem(Utf8JsonWriter json, HubItemReport item)
    {
        json.WriteStartObject();
        json.Optional("name"u8, item.Name);
        json.Optional("status"u8, item.Status);
        json.Optional("version"u8, item.Version);
        json.WriteEndObject();
    }

    private static void WriteSystem(Utf8JsonWriter json, OperatingSystemReport? system)
    {
        if (system is null)
        {
            return;
        }

        json.WriteStartObject("os"u8);
        json.Optional("family"u8, system.Family);
        json.WriteString("name"u8, system.Name);
        json.WriteString("version"u8, system.Version);
        json.WriteEndObject();
    }

    private static void WriteWindow(Utf8JsonWriter json, MetricsWindow window)
    {
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var item in window.Items)
        {
            json.WriteStartObject();
            WriteLabels(json, item.Labels);
            json.WriteString("name"u8, item.Name);
            json.WriteString("unit"u8, item.Unit);
            json.WritePropertyName("value"u8);
            json.WriteRawValue(GoFloat.FormatJson(item.Value), skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("meta"u8);
        json.WriteNumber("utc_now_timestamp"u8, window.EndedAt);
        json.WriteNumber("window_size_seconds"u8, window.Seconds);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> labels)
    {
        if (labels.Count == 0)
        {
            return;
        }

        json.WriteStartObject("labels"u8);
        foreach (var (key, value) in labels)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, long value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }
}

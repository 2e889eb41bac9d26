using System.Text;
using System.Text.Json;
using CrowdSec.Protocol.Json;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.LocalApi.Metrics;

/// <summary>The JSON texts that reports become in the database; their names are part of its format.</summary>
internal static class ReportPayload
{
    public static string OfMachine(ComponentReport report) => Write(json => WriteMetrics(json, report));

    public static string OfBouncer(string type, ComponentReport report) => Write(json =>
    {
        WriteMetrics(json, report);
        json.WriteString("type"u8, type);
    });

    /// <summary>Type of item → items.</summary>
    public static string HubState(ComponentReport report) => Write(json =>
    {
        foreach (var (type, items) in (report.HubItems ?? new Dictionary<string, IReadOnlyList<HubItemReport>>()).OrderBy(static i => i.Key, StringComparer.Ordinal))
        {
            json.WriteStartArray(type);
            foreach (var item in items)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, item.Name);
                json.WriteString("status"u8, item.Status);
                json.WriteString("version"u8, item.Version);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    });

    /// <summary>Type → how many.</summary>
    public static string DataSources(ComponentReport report) => Write(json =>
    {
        foreach (var (type, count) in (report.DataSources ?? new Dictionary<string, long>()).OrderBy(static s => s.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(type, count);
        }
    });

    private static void WriteMetrics(Utf8JsonWriter json, ComponentReport report)
    {
        json.WritePropertyName("metrics"u8);
        WireJson.WriteMetrics(json, report.Metrics);
    }

    private static string Write(Action<Utf8JsonWriter> writeFields)
    {
        var json = WireJson.ToUtf8(writeFields, static (json, write) =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        });
        return Encoding.UTF8.GetString(json.Span);
    }
}

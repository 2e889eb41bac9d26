using System.Text.Json;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Json;

/// <summary>Usage reports.</summary>
internal static class UsageReportJson
{
    private static readonly JsonFields Fields = new("lapi", "log_processors", "remediation_components");

    public static void Write(Utf8JsonWriter json, UsageReport report)
    {
        json.WriteStartObject();
        if (report.LocalApi is { } api)
        {
            json.WritePropertyName("lapi"u8);
            ComponentReportWriter.Write(json, api, ComponentKind.LocalApi);
        }

        WriteAll(json, "log_processors"u8, report.LogProcessors, ComponentKind.LogProcessor);
        WriteAll(json, "remediation_components"u8, report.RemediationComponents, ComponentKind.RemediationComponent);
        json.WriteEndObject();
    }

    public static UsageReport Read(ref WireReader reader)
    {
        var report = new UsageReport();
        var field = -1;
        ulong seen = 0;
        while (reader.NextField(Fields, ref field, ref seen))
        {
            reader.Enter(Fields.Names[field]);
            report = field switch
            {
                0 => report with { LocalApi = ComponentReportReader.Read(ref reader, ComponentKind.LocalApi) },
                1 => report with { LogProcessors = ReadAll(ref reader, ComponentKind.LogProcessor) },
                _ => report with { RemediationComponents = ReadAll(ref reader, ComponentKind.RemediationComponent) },
            };
            reader.Leave();
        }

        return report;
    }

    private static void WriteAll(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<ComponentReport>? reports, ComponentKind kind)
    {
        if (reports is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var report in reports)
        {
            ComponentReportWriter.Write(json, report, kind);
        }

        json.WriteEndArray();
    }

    private static List<ComponentReport> ReadAll(ref WireReader reader, ComponentKind kind)
    {
        var reports = new List<ComponentReport>();
        reader.Array();
        for (var i = 0; reader.NextItem(); i++)
        {
            if (!reader.IsNull)
            {
                reader.Enter(i);
                reports.Add(ComponentReportReader.Read(ref reader, kind));
                reader.Leave();
            }
        }

        return reports;
    }
}

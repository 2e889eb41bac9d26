using System.Text.Json;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Settings;

namespace CrowdSec.Cli.Doctor;

/// <summary>For programs: {"status", "checks": [{"check", "title", "status", "findings": [{"level", "message", "remedy", "details"}]}]}.</summary>
internal sealed class HealthJson(CliInvocation run) : HealthWriter(run)
{
    private readonly List<HealthReport> _reports = [];

    public static string Word(HealthLevel level) => level switch
    {
        HealthLevel.Fine => "fine",
        HealthLevel.Warning => "warning",
        _ => "broken",
    };

    protected override void Write(HealthReport report) => _reports.Add(report);

    public override void Finish() => Out.WriteLine(JsonText.Write(2, json =>
    {
        json.WriteStartObject();
        json.WriteString("status", Word(Worst));
        json.WriteStartArray("checks");
        foreach (var report in _reports)
        {
            json.WriteStartObject();
            json.WriteString("check", report.Name);
            json.WriteString("title", report.Title);
            json.WriteString("status", Word(report.Level));
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, HealthFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("level", Word(finding.Level));
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
        json.WriteStartArray("details");
        foreach (var detail in finding.Details)
        {
            json.WriteStringValue(detail);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

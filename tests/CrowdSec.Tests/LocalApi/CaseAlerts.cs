using CrowdSec.Foundation.Yaml;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Tests.LocalApi;

/// <summary>Alerts as case files write them; what is left out is an ordinary alert.</summary>
internal static class CaseAlerts
{
    public static Alert Read(YamlMap? map)
    {
        map ??= new YamlMap([], 0, 0);
        return new Alert
        {
            Scenario = YamlCases.Text(map, "scenario", "test/scenario"),
            Message = YamlCases.Text(map, "message", "a message"),
            Kind = YamlCases.Text(map, "kind", "crowdsec"),
            Uuid = YamlCases.Text(map, "uuid"),
            EventsCount = YamlCases.Number(map, "events_count", 6),
            Simulated = YamlCases.Flag(map, "simulated"),
            Remediation = YamlCases.Flag(map, "remediation", true),
            StartAt = YamlCases.Text(map, "start_at", "2026-01-02T03:04:05Z"),
            StopAt = YamlCases.Text(map, "stop_at", "2026-01-02T03:04:06Z"),
            Source = Source(map),
            Labels = YamlCases.Texts(map, "labels"),
            Meta = [.. (YamlCases.Map(map, "meta")?.Entries ?? []).Select(static e => new MetaItem(e.Key.Text, ((YamlScalar)e.Value).Text))],
            Decisions = [.. YamlCases.Texts(map, "decisions").Select(ReadDecision)],
        };
    }

    /// <summary>"ban 4h Ip 192.0.2.1 cscli"</summary>
    public static Decision ReadDecision(string text)
    {
        var words = text.Split(' ');
        return new Decision { Type = words[0], Duration = words[1], Scope = words[2], Value = words[3], Origin = words[4], Scenario = "by hand" };
    }

    private static Source Source(YamlMap map) => new()
    {
        Scope = YamlCases.Text(map, "scope", "Ip"),
        Value = YamlCases.Text(map, "value", "192.0.2.1"),
        Ip = YamlCases.Text(map, "value", "192.0.2.1"),
        Cn = YamlCases.Text(map, "cn"),
        AsNumber = YamlCases.Text(map, "as_number"),
    };
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrowdSec.Tests.LocalApi.Alerts;

/// <summary>Writes bodies of requests short.</summary>
internal static partial class AlertText
{
    public const string Ordinary = """
        {"capacity":5,"decisions":null,"events":[{"meta":[{"key":"source_ip","value":"192.0.2.1"}],"timestamp":"2026-07-24T12:00:00Z"}],"events_count":6,"kind":"crowdsec","labels":null,
        "leakspeed":"10s","message":"a <message>","remediation":true,"scenario":"test/scenario","scenario_hash":"h","scenario_version":"0.1","simulated":false,
        "source":{"as_name":"Example","as_number":"64500","cn":"FR","ip":"192.0.2.1","latitude":48.8,"longitude":2.5,"range":"192.0.2.0/24","scope":"Ip","value":"192.0.2.1"},
        "start_at":"2026-07-24T11:59:58Z","stop_at":"2026-07-24T12:00:00Z","uuid":"11111111-1111-4111-8111-111111111111"}
        """;

    /// <summary>"&lt;alert>" and "&lt;alert path=json path=json>" become alerts; a path without a value is taken out.</summary>
    public static string Expand(string text) => Placeholder().Replace(text, static match =>
    {
        var alert = JsonNode.Parse(Ordinary)!;
        foreach (var change in match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Change(alert.AsObject(), change);
        }

        return alert.ToJsonString();
    });

    private static void Change(JsonObject alert, string change)
    {
        var (path, value) = change.Split('=', 2) is [var left, var right] ? (left, right) : (change, null);
        var names = path.Split('.');
        var holder = names.Length == 1 ? alert : alert[names[0]]!.AsObject();
        if (value is null)
        {
            holder.Remove(names[^1]);
        }
        else
        {
            holder[names[^1]] = JsonNode.Parse(value);
        }
    }

    [GeneratedRegex("<alert([^>]*)>")]
    private static partial Regex Placeholder();
}

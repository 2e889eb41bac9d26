using System.Text.Json;
using CrowdSec.Cli.Api;
using CrowdSec.Cli.Settings;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Why;

/// <summary>What is known about an address, for programs.</summary>
internal static class WhyJson
{
    public static void Write(TextWriter output, WhyReport report)
    {
        using (var chunks = new JsonChunks(output, 2))
        {
            var json = chunks.Json;
            json.WriteStartObject();
            json.WriteString("ip", report.Address.ToString());
            json.WriteBoolean("blocked", report.IsBlocked);
            Decisions(json, "decisions", report.InForce);
            Decisions(json, "past_decisions", report.Past);
            json.WriteStartArray("alerts");
            foreach (var alert in report.Alerts)
            {
                WireJson.WriteAlert(json, alert, AlertForm.Deduplicated);
            }

            json.WriteEndArray();
            Lists(json, report);
            WhyLogJson.Write(json, report);
            Bouncers(json, report);
            json.WriteString("undo", report.Undo);
            json.WriteString("allow", report.Allow);
            json.WriteEndObject();
        }

        output.WriteLine();
    }

    private static void Decisions(Utf8JsonWriter json, string name, IReadOnlyList<KnownDecision> decisions)
    {
        json.WriteStartArray(name);
        foreach (var known in decisions)
        {
            json.WriteStartObject();
            json.WriteNumber("id", known.Decision.Id);
            json.WriteString("type", known.Decision.Type);
            json.WriteString("scope", known.Decision.Scope);
            json.WriteString("value", known.Decision.Value);
            json.WriteString("origin", known.Decision.Origin);
            json.WriteString("scenario", known.Decision.Scenario);
            json.WriteString("until", TimeText.Seconds(known.Until));
            json.WriteBoolean("simulated", known.IsSimulated);
            json.WriteNumber("alert_id", known.Alert.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Lists(Utf8JsonWriter json, WhyReport report)
    {
        json.WriteStartArray("allowlists");
        foreach (var hit in report.Allowlists)
        {
            json.WriteStartObject();
            json.WriteString("name", hit.List);
            json.WriteString("value", hit.Value);
            json.WriteString("comment", hit.Comment);
            json.WriteString("expiration", hit.Expiration);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("whitelists");
        foreach (var hit in report.Whitelists)
        {
            json.WriteStartObject();
            json.WriteString("item", hit.Item);
            json.WriteString("file", hit.Path);
            json.WriteString("value", hit.Value);
            json.WriteString("reason", hit.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("simulated_scenarios");
        foreach (var scenario in report.SimulatedScenarios)
        {
            json.WriteStringValue(scenario);
        }

        json.WriteEndArray();
    }

    private static void Bouncers(Utf8JsonWriter json, WhyReport report)
    {
        if (report.Bouncers is not { } bouncers)
        {
            json.WriteNull("bouncers");
            return;
        }

        json.WriteStartArray("bouncers");
        foreach (var view in bouncers)
        {
            json.WriteStartObject();
            json.WriteString("name", view.Bouncer.Name);
            json.WriteString("type", view.Bouncer.Type);
            json.WriteString("last_pull", view.Bouncer.LastPull is { } at ? TimeText.Seconds(at) : null);
            if (view.HasIt is { } hasIt)
            {
                json.WriteBoolean("has_decision", hasIt);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Buffers;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Json;

namespace CrowdSec.Cli.Decisions;

/// <summary>A batch of imported decisions as the Local API takes it: an alert, alone in a list. None of its decisions becomes an object of its own.</summary>
internal static class ImportedAlert
{
    /// <param name="now">RFC 3339.</param>
    public static void Write(IBufferWriter<byte> output, string file, string now, ReadOnlySpan<ImportedDecision> decisions)
    {
        var alert = new Alert
        {
            CreatedAt = now,
            EventsCount = decisions.Length,
            Kind = "cscli",
            Remediation = true,
            Scenario = $"import {file}: {decisions.Length} IPs",
            StartAt = now,
            StopAt = now,
        };
        using var json = WireJson.CreateWriter(output);
        json.WriteStartArray();
        WireJson.BeginAlert(json, alert);
        var written = new Decision { Origin = DecisionOrigins.Import, Simulated = false };
        foreach (var (value, shape) in decisions)
        {
            (written.Value, written.Duration, written.Scenario, written.Scope, written.Type) = (value, shape.Duration, shape.Reason, shape.Scope, shape.Type);
            WireJson.WriteDecision(json, written);
        }

        WireJson.EndAlert(json, alert, AlertForm.Sent);
        json.WriteEndArray();
    }
}

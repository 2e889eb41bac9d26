using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Machines;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Json;

/// <summary>
/// Writes what travels between log processors, the Local API and bouncers, byte for byte as the reference does: names in alphabetical order, empty optional fields
/// left out, Go's escapes. Reading is <see cref="WireJsonReader"/>. No reflection.
/// </summary>
public static class WireJson
{
    /// <summary>For writers of wire text: give nothing else, or bytes differ.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = GoJsonEncoder.Instance, SkipValidation = true };

    public static Utf8JsonWriter CreateWriter(IBufferWriter<byte> output) => new(output, WriterOptions);

    public static Utf8JsonWriter CreateWriter(Stream output) => new(output, WriterOptions);

    /// <summary>Whatever <paramref name="write"/> writes, as UTF-8.</summary>
    public static ReadOnlyMemory<byte> ToUtf8<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = CreateWriter(buffer))
        {
            write(json, value);
        }

        return buffer.WrittenMemory;
    }

    public static void WriteAlert(Utf8JsonWriter json, Alert alert, AlertForm form) => AlertWriter.Write(json, alert, form);

    /// <summary>The beginning of an alert with so many decisions that they are not in memory: they are to be written one by one, see <see cref="WriteDecision"/>, before its end.</summary>
    public static void BeginAlert(Utf8JsonWriter json, Alert alert)
    {
        AlertWriter.Head(json, alert);
        json.WriteStartArray("decisions"u8);
    }

    public static void EndAlert(Utf8JsonWriter json, Alert alert, AlertForm form)
    {
        json.WriteEndArray();
        AlertWriter.Tail(json, alert, form);
    }

    /// <summary>An empty list of stored alerts is null.</summary>
    public static void WriteAlerts(Utf8JsonWriter json, IReadOnlyList<Alert> alerts, AlertForm form)
    {
        if (alerts.Count == 0 && form == AlertForm.Stored)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        for (var i = 0; i < alerts.Count; i++)
        {
            AlertWriter.Write(json, alerts[i], form);
        }

        json.WriteEndArray();
    }

    /// <summary>Fields that are null are left out.</summary>
    public static void WriteDecision(Utf8JsonWriter json, Decision decision) => DecisionJson.Write(json, decision, full: true);

    /// <summary>An empty list is null.</summary>
    public static void WriteDecisions(Utf8JsonWriter json, IReadOnlyList<Decision> decisions)
    {
        if (decisions.Count == 0)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        for (var i = 0; i < decisions.Count; i++)
        {
            DecisionJson.Write(json, decisions[i], full: true);
        }

        json.WriteEndArray();
    }

    /// <summary>Answer to added alerts: ["17"].</summary>
    public static void WriteIds(Utf8JsonWriter json, IReadOnlyList<long> ids) => AnswerJson.WriteIds(json, ids);

    /// <summary>{"message":"..."}</summary>
    public static void WriteMessage(Utf8JsonWriter json, string message)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }

    /// <summary>{"code":401,"message":"..."}: refusals of tokens and log-ins.</summary>
    public static void WriteCodeAndMessage(Utf8JsonWriter json, int code, string message)
    {
        json.WriteStartObject();
        json.WriteNumber("code"u8, code);
        json.WriteString("message"u8, message);
        json.WriteEndObject();
    }

    /// <summary>{"nbDeleted":"1"}</summary>
    public static void WriteDeleted(Utf8JsonWriter json, long count)
    {
        json.WriteStartObject();
        json.WriteString("nbDeleted"u8, count.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    public static void WriteLogin(Utf8JsonWriter json, LoginRequest request) => MachineJson.Write(json, request);

    public static void WriteLoginAnswer(Utf8JsonWriter json, LoginAnswer answer) => MachineJson.Write(json, answer);

    public static void WriteRegistration(Utf8JsonWriter json, RegistrationRequest request) => MachineJson.Write(json, request);

    public static void WriteAllowlist(Utf8JsonWriter json, Allowlist list) => AllowlistJson.Write(json, list);

    /// <summary>An empty list is [].</summary>
    public static void WriteAllowlists(Utf8JsonWriter json, IReadOnlyList<Allowlist> lists)
    {
        json.WriteStartArray();
        foreach (var list in lists)
        {
            AllowlistJson.Write(json, list);
        }

        json.WriteEndArray();
    }

    /// <summary>{} when not allowlisted.</summary>
    public static void WriteAllowlistCheck(Utf8JsonWriter json, AllowlistCheck check) => AllowlistCheckJson.Write(json, check);

    public static void WriteAllowlistTargets(Utf8JsonWriter json, IReadOnlyList<string> targets) => AllowlistCheckJson.WriteTargets(json, targets);

    public static void WriteAllowlistMatches(Utf8JsonWriter json, IReadOnlyList<AllowlistMatch> matches) => AllowlistCheckJson.Write(json, matches);

    public static void WriteUsageReport(Utf8JsonWriter json, UsageReport report) => UsageReportJson.Write(json, report);

    /// <summary>The counts of a report alone, as they are stored.</summary>
    public static void WriteMetrics(Utf8JsonWriter json, IReadOnlyList<MetricsWindow> windows) => ComponentReportWriter.WriteMetrics(json, windows);
}

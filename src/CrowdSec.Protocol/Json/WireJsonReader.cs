using System.Text.Json;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Decisions;
using CrowdSec.Protocol.Machines;
using CrowdSec.Protocol.Metrics;

namespace CrowdSec.Protocol.Json;

/// <summary>
/// Reads what <see cref="WireJson"/> writes, and what the reference's programs and bouncers send. Unknown fields are ignored, null is the same as absent, names are
/// found whatever their case. Every method throws <see cref="WireFormatException"/> for text that is no JSON, values of the wrong type, and more than the limits allow.
/// </summary>
public static class WireJsonReader
{
    private delegate T Part<out T>(ref WireReader reader);

    /// <param name="violations">Receives what is missing, "0.scenario in body is required"; the alerts are returned nevertheless.</param>
    public static List<Alert> ReadAlerts(ReadOnlySpan<byte> utf8, WireLimits? limits = null, ICollection<string>? violations = null) => Read(utf8, AlertReader.ReadAll, limits, violations);

    public static Alert ReadAlert(ReadOnlySpan<byte> utf8, WireLimits? limits = null, ICollection<string>? violations = null) => Read(utf8, AlertReader.ReadOne, limits, violations);

    /// <summary>A list; null is an empty one.</summary>
    public static List<Decision> ReadDecisions(ReadOnlySpan<byte> utf8, WireLimits? limits = null) => Read(utf8, DecisionJson.ReadAll, limits, null);

    public static Decision ReadDecision(ReadOnlySpan<byte> utf8, WireLimits? limits = null) => Read(utf8, DecisionJson.ReadOne, limits, null);

    public static List<long> ReadIds(ReadOnlySpan<byte> utf8) => Read(utf8, AnswerJson.ReadIds, null, null);

    /// <summary>The count in {"nbDeleted":"1"}.</summary>
    public static long ReadDeleted(ReadOnlySpan<byte> utf8) => Read(utf8, AnswerJson.ReadDeleted, null, null);

    /// <summary>The message of an error, "" when there is none. Never throws: whatever an error's body holds, there was an error.</summary>
    public static string ReadMessage(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Read(utf8, AnswerJson.ReadMessage, null, null);
        }
        catch (WireFormatException)
        {
            return "";
        }
    }

    public static LoginRequest ReadLogin(ReadOnlySpan<byte> utf8, ICollection<string>? violations = null) => Read(utf8, MachineJson.ReadLogin, null, violations);

    public static LoginAnswer ReadLoginAnswer(ReadOnlySpan<byte> utf8) => Read(utf8, MachineJson.ReadAnswer, null, null);

    public static RegistrationRequest ReadRegistration(ReadOnlySpan<byte> utf8, ICollection<string>? violations = null) => Read(utf8, MachineJson.ReadRegistration, null, violations);

    public static Allowlist ReadAllowlist(ReadOnlySpan<byte> utf8) => Read(utf8, AllowlistJson.ReadOne, null, null);

    public static List<Allowlist> ReadAllowlists(ReadOnlySpan<byte> utf8) => Read(utf8, AllowlistJson.ReadAll, null, null);

    public static AllowlistCheck ReadAllowlistCheck(ReadOnlySpan<byte> utf8) => Read(utf8, AllowlistCheckJson.ReadCheck, null, null);

    public static List<string> ReadAllowlistTargets(ReadOnlySpan<byte> utf8) => Read(utf8, AllowlistCheckJson.ReadTargets, null, null);

    public static List<AllowlistMatch> ReadAllowlistMatches(ReadOnlySpan<byte> utf8) => Read(utf8, AllowlistCheckJson.ReadMatches, null, null);

    public static UsageReport ReadUsageReport(ReadOnlySpan<byte> utf8, ICollection<string>? violations = null) => Read(utf8, UsageReportJson.Read, null, violations);

    private static T Read<T>(ReadOnlySpan<byte> utf8, Part<T> read, WireLimits? limits, ICollection<string>? violations)
    {
        var reader = new WireReader(utf8, limits ?? WireLimits.Default, violations);
        try
        {
            reader.Begin();
            var value = read(ref reader);
            reader.End();
            return value;
        }
        catch (JsonException e)
        {
            throw new WireFormatException(JsonFault.Describe(utf8, e, reader.IsAtDepthLimit), e);
        }
    }
}

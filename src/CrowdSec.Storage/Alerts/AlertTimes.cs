using System.Globalization;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Alerts;

/// <summary>Instants in alerts as the Local API writes them.</summary>
internal static class AlertTimes
{
    private const string Rfc3339 = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>RFC 3339, whole seconds; "" for none.</summary>
    public static string Write(DateTime? time) => time?.ToString(Rfc3339, CultureInfo.InvariantCulture) ?? "";

    /// <summary>An event's instant has a text form of its own: "2006-01-02 15:04:05 +0000 UTC".</summary>
    public static string WriteEvent(DateTime time) => GoTime.FromDateTimeOffset(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))).ToString();

    /// <summary>What cannot be read becomes <paramref name="otherwise"/>.</summary>
    public static DateTime Read(string? text, DateTime otherwise)
    {
        const long Year1 = -62135596800;
        const long Year10000 = 253402300800;
        return text is { Length: > 0 }
            && (GoTime.TryParseRfc3339(text, out var time) || GoTime.TryParse(GoLayouts.Text, text, out time))
            && time.UnixSeconds is > Year1 and < Year10000
            ? time.ToDateTimeOffset().UtcDateTime
            : otherwise;
    }

    /// <summary>How long a decision is in force still, whole seconds; negative when it is over.</summary>
    public static string WriteDuration(DateTime until, DateTime now) => GoDuration.FromTimeSpan(until - now).Round(new GoDuration(GoDuration.Second)).ToString();
}

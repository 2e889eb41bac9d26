using System.Globalization;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Settings;

/// <summary>Instants of the database as commands print them. They are UTC.</summary>
internal static class TimeText
{
    /// <summary>"2006-01-02T15:04:05Z", for lists.</summary>
    public static string Seconds(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Seconds(DateTime? time, string never = "") => time is { } known ? Seconds(known) : never;

    /// <summary>With the fraction of the second, for JSON.</summary>
    public static string Exact(DateTime time) => Go(time).ToRfc3339Nano();

    /// <summary>"2006-01-02 15:04:05.123 +0000 UTC", for the properties of one thing.</summary>
    public static string Spelled(DateTime time) => Go(time).ToString();

    public static string Spelled(DateTime? time) => time is { } known ? Spelled(known) : "";

    private static GoTime Go(DateTime time) => GoTime.FromDateTimeOffset(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))).ToUtc();
}

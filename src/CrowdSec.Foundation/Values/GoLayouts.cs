namespace CrowdSec.Foundation.Values;

/// <summary>Reference-time layouts in common use, see https://pkg.go.dev/time#pkg-constants.</summary>
public static class GoLayouts
{
    public const string Rfc3339 = "2006-01-02T15:04:05Z07:00";
    public const string Rfc3339Nano = "2006-01-02T15:04:05.999999999Z07:00";
    public const string Rfc822 = "02 Jan 06 15:04 MST";
    public const string Rfc850 = "Monday, 02-Jan-06 15:04:05 MST";
    public const string Rfc1123 = "Mon, 02 Jan 2006 15:04:05 MST";
    public const string Rfc1123Numeric = "Mon, 02 Jan 2006 15:04:05 -0700";

    /// <summary>What printing a time gives.</summary>
    public const string Text = "2006-01-02 15:04:05.999999999 -0700 MST";

    /// <summary>The common log format of web servers.</summary>
    public const string CommonLog = "02/Jan/2006:15:04:05 -0700";

    /// <summary>Traditional syslog; the year is missing.</summary>
    public const string Syslog = "Jan _2 15:04:05";

    /// <summary>Traditional syslog, spelled with a plain day: means the same when parsing.</summary>
    public const string SyslogPlainDay = "Jan  2 15:04:05";
}

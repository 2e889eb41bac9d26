using System.Globalization;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>Finds the instant that a log's time text means: the item's own layout first, then the usual ones, then seconds since 1970.</summary>
internal static class DateParser
{
    private static readonly string[] Layouts =
    [
        "02/Jan/2006:15:04:05 -0700",
        "Mon Jan 2 15:04:05 2006",
        "02-Jan-2006 15:04:05 europe/paris",
        "01/02/2006 15:04:05",
        "2006-01-02 15:04:05.999999999 -0700 MST",
        "Jan  2 15:04:05",
        "Mon Jan 02 15:04:05.000000 2006",
        "2006-01-02T15:04:05Z07:00",
        "2006/01/02",
        "2006/01/02 15:04",
        "2006-01-02",
        "2006-01-02 15:04",
        "2006/01/02 15:04:05",
        "2006-01-02 15:04:05",
        "2006-01-02T15:04:05",
    ];

    /// <param name="format">The item's layout; "" when it has none.</param>
    /// <param name="clock">Gives the year to texts that have none.</param>
    public static bool TryParse(string text, string format, TimeProvider clock, out GoTime time)
    {
        time = default;
        if (text.Length == 0)
        {
            return false;
        }

        if ((format.Length > 0 && GoTime.TryParse(format, text, out time)) || GoTime.TryParseRfc3339(text, out time) || TryLayouts(text, out time))
        {
            time = time.Year == 0 ? time.AddDate(clock.GetUtcNow().Year, 0, 0) : time;
            return true;
        }

        return TryUnix(text, out time);
    }

    private static bool TryLayouts(string text, out GoTime time)
    {
        foreach (var layout in Layouts)
        {
            if (GoTime.TryParse(layout, text, out time))
            {
                return true;
            }
        }

        time = default;
        return false;
    }

    private static bool TryUnix(string text, out GoTime time)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? text : text[..dot];
        if (long.TryParse(whole, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            time = GoTime.FromUnix(seconds);
            return true;
        }

        time = default;
        return false;
    }
}

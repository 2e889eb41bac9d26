using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Parsing.Enrichers;

/// <summary>Finds the instant that a log's time text means: the item's own layout first, then the usual ones, then seconds since 1970.</summary>
internal static class DateParser
{
    private const long FirstYears = -62_100_000_000; // some time after the year 0; tells nearly all times from it without a calendar

    /// <summary>The layouts in the order that counts when a text fits several.</summary>
    internal static readonly string[] Layouts =
    [
        GoLayouts.Rfc3339,
        GoLayouts.CommonLog,
        "Mon Jan 2 15:04:05 2006",
        "02-Jan-2006 15:04:05 europe/paris",
        "01/02/2006 15:04:05",
        GoLayouts.Text,
        GoLayouts.SyslogPlainDay,
        "Mon Jan 02 15:04:05.000000 2006",
        "2006/01/02",
        "2006/01/02 15:04",
        "2006-01-02",
        "2006-01-02 15:04",
        "2006/01/02 15:04:05",
        "2006-01-02 15:04:05",
        "2006-01-02T15:04:05",
    ];

    // The same layouts by the shape of the texts that can fit them: where the first separator stands, and which one it is.
    private static readonly string[] Named = [Layouts[2], Layouts[6], Layouts[7]];
    private static readonly string[] DaySlash = [Layouts[1], Layouts[4]];
    private static readonly string[] DayDash = [Layouts[3]];
    private static readonly string[] YearSlash = [Layouts[12], Layouts[9], Layouts[8]];
    private static readonly string[] YearDash = [Layouts[13], Layouts[10], Layouts[11], Layouts[5]];
    private static readonly string[] YearDashT = [Layouts[0], Layouts[14]];

    /// <param name="format">The item's layout; "" when it has none.</param>
    /// <param name="clock">Gives the year to texts that have none, and the zone that Unix times are shown in.</param>
    public static bool TryParse(string text, string format, TimeProvider clock, out GoTime time)
    {
        time = default;
        if (text.Length == 0)
        {
            return false;
        }

        if ((format.Length > 0 && TryLayout(format, text, clock, out time)) || TryLayouts(CandidatesFor(text), text, clock, out time))
        {
            return true;
        }

        return UnixTime.TryParse(text, GoZone.From(clock.LocalTimeZone), out time);
    }

    /// <summary>
    /// The layouts that can fit the text. Those of one shape exclude one another, or mean the same where they do not, so their order here
    /// is by frequency.
    /// </summary>
    internal static ReadOnlySpan<string> CandidatesFor(string text)
    {
        if (char.IsAsciiLetter(text[0]))
        {
            return Named;
        }

        if (text.Length < 5)
        {
            return [];
        }

        return (text[2], text[4]) switch
        {
            ('/', _) => DaySlash,
            ('-', _) => DayDash,
            (_, '/') => YearSlash,
            (_, '-') => text.Length > 10 && text[10] == 'T' ? YearDashT : YearDash,
            _ => [],
        };
    }

    private static bool TryLayouts(ReadOnlySpan<string> layouts, string text, TimeProvider clock, out GoTime time)
    {
        foreach (var layout in layouts)
        {
            if (TryLayout(layout, text, clock, out time))
            {
                return true;
            }
        }

        time = default;
        return false;
    }

    private static bool TryLayout(string layout, string text, TimeProvider clock, out GoTime time)
    {
        if (!GoTime.TryParse(layout, text, out time) || time.IsZero)
        {
            return false;
        }

        if (time.UnixSeconds < FirstYears && time.Year == 0)
        {
            time = time.AddDate(clock.GetUtcNow().Year, 0, 0);
        }

        return true;
    }
}

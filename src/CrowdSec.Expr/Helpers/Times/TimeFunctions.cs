using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Times;

/// <summary>Functions that read the clock, or turn Unix times into text.</summary>
internal sealed class TimeFunctions(TimeProvider clock)
{
    public IEnumerable<ExprFunction> All =>
    [
        new("TimeNow", () => GoTime.Now(clock).Format(GoLayouts.Rfc3339))
        {
            Summary = "The current time in UTC, as RFC 3339 text.",
            Examples = ["len(TimeNow()) == 20"],
        },
        new("ParseUnix", ParseUnix)
        {
            Summary = "A Unix time in seconds as RFC 3339 text in the local time zone; empty for other text.",
            Examples = ["ParseUnix('x') == ''", "ParseUnix('0') == ''", "ParseUnix('1700000000') startsWith '2023-11-1'"],
        },
    ];

    private string ParseUnix(string text) =>
        UnixTime.TryParse(text, GoZone.From(clock.LocalTimeZone), out var time) ? time.Format(GoLayouts.Rfc3339) : "";
}

using System.Globalization;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>The lines of a case. "@90s text" happens 90 seconds after the case began: in the line stands the instant, and a live run waits for it.</summary>
internal static class CaseLines
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static (DateTimeOffset? At, string Text) Read(string line)
    {
        if (!line.StartsWith('@'))
        {
            return (null, line);
        }

        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        var offset = blank < 0 ? line[1..] : line[1..blank];
        if (!GoDuration.TryParse(offset, out var duration))
        {
            throw new InvalidDataException($"'{line}' does not begin with a duration");
        }

        var at = Start.AddTicks(duration.Nanoseconds / 100);
        return (at, blank < 0 ? "" : at.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z" + line[blank..]);
    }
}

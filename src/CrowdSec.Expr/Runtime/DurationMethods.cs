using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Runtime;

internal static class DurationMethods
{
    public static HostType Build() => new NativeType("time.Duration", typeof(GoDuration))
        .Method("String", (GoDuration d) => d.ToString())
        .Method("Hours", (GoDuration d) => d.TotalHours)
        .Method("Minutes", (GoDuration d) => d.TotalMinutes)
        .Method("Seconds", (GoDuration d) => d.TotalSeconds)
        .Method("Milliseconds", (GoDuration d) => d.Milliseconds)
        .Method("Microseconds", (GoDuration d) => d.Microseconds)
        .Method("Nanoseconds", (GoDuration d) => d.Nanoseconds)
        .Method("Abs", (GoDuration d) => d.Abs())
        .Method("Round", (GoDuration d, GoDuration unit) => d.Round(unit))
        .Method("Truncate", (GoDuration d, GoDuration unit) => d.Truncate(unit));
}

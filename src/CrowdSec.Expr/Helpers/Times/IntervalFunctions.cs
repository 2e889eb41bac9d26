using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Times;

/// <summary>Statistics of the gaps between times.</summary>
internal static class IntervalFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("AverageInterval", (object? times) => Average(Gaps("AverageInterval", times)), Pure: true)
        {
            Summary = "The mean gap between a list of times, in any order; an error for less than two.",
            Examples =
            [
                "AverageInterval([date('2024-01-01T00:00:00Z'), date('2024-01-01T00:00:30Z'), date('2024-01-01T00:00:10Z')]) == duration('15s')",
            ],
        },
        new("MedianInterval", (object? times) => Median(Gaps("MedianInterval", times)), Pure: true)
        {
            Summary = "The median gap between a list of times, in any order; an error for less than two.",
            Examples =
            [
                "MedianInterval([date('2024-01-01T00:00:00Z'), date('2024-01-01T00:00:01Z'), date('2024-01-01T00:00:02Z'), date('2024-01-01T01:00:00Z')]) == duration('1s')",
            ],
        },
    ];

    private static GoDuration Average(long[] gaps)
    {
        Int128 total = 0;
        foreach (var gap in gaps)
        {
            total += gap;
        }

        return new GoDuration((long)(total / gaps.Length));
    }

    private static GoDuration Median(long[] gaps)
    {
        Array.Sort(gaps);
        var middle = gaps.Length / 2;
        return new GoDuration(gaps.Length % 2 == 1 ? gaps[middle] : (long)(((Int128)gaps[middle - 1] + gaps[middle]) / 2));
    }

    private static long[] Gaps(string function, object? argument)
    {
        var times = Times(function, argument);
        if (times.Count < 2)
        {
            throw new ExprRuntimeException($"{function}: need at least two times, got {times.Count}");
        }

        times.Sort();
        var gaps = new long[times.Count - 1];
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = times[i + 1].Subtract(times[i]).Nanoseconds;
        }

        return gaps;
    }

    private static List<GoTime> Times(string function, object? argument)
    {
        switch (argument)
        {
            case IEnumerable<GoTime> times:
                return [.. times];
            case object?[] values when Array.TrueForAll(values, static v => v is GoTime):
                return [.. values.Cast<GoTime>()];
            default:
                throw new ExprRuntimeException($"{function}: the argument is not a list of times");
        }
    }
}

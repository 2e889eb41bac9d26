namespace CrowdSec.LocalApi.Hosting;

/// <summary>How long requests took, in the steps of <see cref="ApiCounters.DurationBounds"/>. Thread-safe; readers may see a request in one number and not yet in another.</summary>
public sealed class DurationHistogram
{
    private readonly long[] _steps = new long[ApiCounters.DurationBounds.Count + 1];
    private long _microseconds;

    public long Count => Steps().Sum();

    public double SumSeconds => Interlocked.Read(ref _microseconds) / 1e6;

    /// <summary>Requests that took at most each bound, in their order; the last number is of all requests.</summary>
    public IReadOnlyList<long> Cumulative()
    {
        var result = Steps();
        for (var i = 1; i < result.Length; i++)
        {
            result[i] += result[i - 1];
        }

        return result;
    }

    internal void Add(double seconds)
    {
        var step = 0;
        while (step < _steps.Length - 1 && seconds > ApiCounters.DurationBounds[step])
        {
            step++;
        }

        Interlocked.Increment(ref _steps[step]);
        Interlocked.Add(ref _microseconds, (long)(seconds * 1e6));
    }

    private long[] Steps() => [.. _steps.Select((_, i) => Interlocked.Read(ref _steps[i]))];
}

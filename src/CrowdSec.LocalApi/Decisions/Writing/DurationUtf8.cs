using System.Buffers.Text;

namespace CrowdSec.LocalApi.Decisions.Writing;

/// <summary>Spans of whole seconds as Go writes durations: "3h59m37s", "1h0m0s", "59s", "0s", "-5s".</summary>
internal static class DurationUtf8
{
    /// <summary>More than any span needs.</summary>
    public const int MaxLength = 32;

    /// <summary>Ticks to seconds, halves away from zero, as Go's Duration.Round does.</summary>
    public static long RoundToSeconds(long ticks)
    {
        const long Half = TimeSpan.TicksPerSecond / 2;
        return ticks >= 0 ? (ticks + Half) / TimeSpan.TicksPerSecond : (ticks - Half) / TimeSpan.TicksPerSecond;
    }

    /// <returns>How many bytes were written.</returns>
    public static int Write(Span<byte> to, long seconds)
    {
        var written = 0;
        if (seconds < 0)
        {
            to[written++] = (byte)'-';
            seconds = -seconds;
        }

        if (seconds >= 3600)
        {
            written += WriteNumber(to[written..], seconds / 3600, 'h');
        }

        if (seconds >= 60)
        {
            written += WriteNumber(to[written..], seconds / 60 % 60, 'm');
        }

        return written + WriteNumber(to[written..], seconds % 60, 's');
    }

    private static int WriteNumber(Span<byte> to, long number, char unit)
    {
        Utf8Formatter.TryFormat(number, to, out var written);
        to[written] = (byte)unit;
        return written + 1;
    }
}

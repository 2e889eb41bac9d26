using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Decisions;

/// <summary>How long a decision is to last.</summary>
internal static class DurationText
{
    /// <summary>The duration as every server reads it: days become hours.</summary>
    /// <exception cref="CliException">The text is no duration, or none that lies ahead.</exception>
    public static string Check(string text)
    {
        if (!GoDuration.TryParseWithDays(text, out var duration) || duration.Nanoseconds <= 0)
        {
            throw new CliException($"'{text}' is not a duration: use e.g. 30m, 4h or 7d");
        }

        return text.Contains('d', StringComparison.Ordinal) ? duration.ToString() : text;
    }
}

using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Durations as people write them: "4h" rather than "4h0m0s".</summary>
internal static class ShortDuration
{
    public static string Text(GoDuration duration)
    {
        var text = duration.ToString();
        text = text.EndsWith("m0s", StringComparison.Ordinal) ? text[..^2] : text;
        return text.EndsWith("h0m", StringComparison.Ordinal) ? text[..^2] : text;
    }
}

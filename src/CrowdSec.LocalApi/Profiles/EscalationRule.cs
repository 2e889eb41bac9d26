using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>
/// How much longer a decision lasts for who has been decided on before: either steps (the first time the first, later the next, in the end the last),
/// or a factor that multiplies the duration once for each earlier time.
/// </summary>
/// <param name="Steps">Empty: by factor.</param>
/// <param name="Most">Longest duration by factor.</param>
/// <param name="Within">How far back earlier times count; null: as far as they are kept.</param>
internal sealed record EscalationRule(IReadOnlyList<GoDuration> Steps, double Factor, GoDuration Most, GoDuration? Within)
{
    /// <param name="earlier">How many times before; not negative.</param>
    public GoDuration Apply(GoDuration duration, long earlier)
    {
        if (Steps.Count > 0)
        {
            return Steps[(int)Math.Min(earlier, Steps.Count - 1)];
        }

        var grown = duration.Nanoseconds * Math.Pow(Factor, Math.Min(earlier, 1_000));
        return grown < Most.Nanoseconds ? new GoDuration((long)grown) : duration > Most ? duration : Most;
    }
}

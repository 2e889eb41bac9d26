using System.Globalization;

namespace CrowdSec.Engine.Scenarios.Snapshots;

/// <summary>What of a scenario decides about its buckets: a bucket of another fingerprint means something else and is not restored.</summary>
internal static class ScenarioFingerprint
{
    public static string Of(Scenario scenario)
    {
        var spec = scenario.Spec;
        return string.Join(
            '\0',
            spec.Kind,
            spec.Filter.Value,
            spec.GroupBy.Value,
            spec.Distinct.Value,
            spec.Capacity.ToString(CultureInfo.InvariantCulture),
            spec.LeakSpeed.Nanoseconds.ToString(CultureInfo.InvariantCulture),
            spec.Duration.Nanoseconds.ToString(CultureInfo.InvariantCulture));
    }
}

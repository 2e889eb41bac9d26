using CrowdSec.Engine.Acquisition.Specs;

namespace CrowdSec.Engine.Acquisition;

/// <summary>What is to be read: the datasources of all acquisition files, in their order.</summary>
public sealed record AcquisitionPlan(IReadOnlyList<SourceSpec> Sources)
{
    /// <summary>How many datasources there are of each type, by name.</summary>
    public IReadOnlyDictionary<string, int> CountByType =>
        Sources.GroupBy(static s => s.Common.Type).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
}

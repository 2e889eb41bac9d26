using CrowdSec.Engine.Events;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>
/// A live bucket: plain data, no task and no timer. Changed only by the thread whose turn it is to commit. Linked into its scenario's
/// list in order of expiry.
/// </summary>
internal sealed class Bucket(Scenario scenario, string partition)
{
    public Scenario Scenario { get; } = scenario;

    public string Partition { get; } = partition;

    public double Tokens = scenario.Spec.Capacity;

    public DistinctSet Distinct;

    public EventQueue Queue;

    /// <summary>Bit per bayesian condition with guillotine that has come true.</summary>
    public ulong Guillotined;

    public int TotalCount { get; set; }

    public GoTime FirstTime { get; set; }

    public GoTime LastTime { get; set; }

    public GoTime OverflowTime { get; set; }

    /// <summary>Names the line that was poured first; 0 when its source cannot tell.</summary>
    public ulong FirstLine { get; init; }

    /// <summary>Names the line that was poured last. Of use while it overflows; not kept.</summary>
    public ulong LastLine { get; set; }

    public Bucket? Previous { get; set; }

    public Bucket? Next { get; set; }

    /// <summary>Estimated bytes in memory, for the budget.</summary>
    public int Size { get; set; }

    /// <summary>Whose clock the bucket lives by.</summary>
    public ExpectMode Mode { get; init; }

    /// <summary>The bucket collects for a fixed time of the wall clock, then overflows. A replay has no wall clock: there such a bucket just ends.</summary>
    public bool OverflowsAtEnd => Scenario.HasFixedLifetime && Mode == ExpectMode.Live;

    /// <summary>Whether the bucket's life is over.</summary>
    public bool HasEnded(GoTime now) =>
        OverflowsAtEnd ? FirstTime.Add(Scenario.Lifetime) <= now : LastTime.Add(Scenario.Lifetime) < now;
}

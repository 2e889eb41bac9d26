using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Scenarios.Buckets;

/// <summary>What conditions and overflow filters see of a bucket ("leaky") and its events ("queue").</summary>
internal static class BucketTypes
{
    public static void Register(HostTypes types)
    {
        types.Struct<QueueView>("Queue")
            .Field("Queue", static q => q.Events)
            .Field("L", static q => q.Limit);
        types.Struct<BucketView>("Leaky")
            .Field("Name", static b => b.Scenario.Name)
            .Field("Capacity", static b => (long)b.Scenario.Spec.Capacity)
            .Field("Mapkey", static b => b.Mapkey)
            .Field("Uuid", static b => b.Mapkey)
            .Field("Total_count", static b => b.TotalCount)
            .Field("First_ts", static b => b.FirstTime)
            .Field("Last_ts", static b => b.LastTime)
            .Field("Ovflw_ts", static b => b.OverflowTime)
            .Field("Leakspeed", static b => b.Scenario.Spec.LeakSpeed)
            .Field("Duration", static b => b.Scenario.Lifetime)
            .Field("Simulated", static b => b.Scenario.Simulated)
            .Field("Reprocess", static b => b.Scenario.Spec.Reprocess)
            .Field("Queue", static b => new QueueView(b));
    }
}

using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Protocol.Alerts;

namespace CrowdSec.Engine.Alerting;

/// <summary>Makes the alerts of an overflowed bucket: one per source.</summary>
internal sealed class OverflowBuilder(EventPacker packer, SourceFinder sources, AlertContext contextBuilder)
{
    /// <exception cref="AlertException">The bucket's events do not say who it was.</exception>
    public Overflow Build(Bucket bucket)
    {
        var events = QueuedEvents.Of(bucket, packer);
        var found = sources.Find(bucket.Scenario, events);
        if (found.Count == 0)
        {
            throw new AlertException($"none of its events has a source of scope {bucket.Scenario.Spec.ScopeType}");
        }

        var overflow = new Overflow
        {
            Mapkey = BucketIdentity.Mapkey(bucket.Scenario, bucket.Partition),
            BucketId = BucketIdentity.Mapkey(bucket.Scenario, bucket.Partition),
            Reprocess = bucket.Scenario.Spec.Reprocess,
            Sources = found,
        };
        var template = Template(bucket, events, found);
        overflow.ApiAlerts = found.Count == 1
            ? [template]
            : [.. found.Values.Select(source => WithSource(template, source, AlertIdentity.Of(bucket, source)))];
        return overflow;
    }

    private Alert Template(Bucket bucket, Event[] events, SortedDictionary<string, Source> found)
    {
        var scenario = bucket.Scenario;
        return new Alert
        {
            Scenario = scenario.Name,
            ScenarioHash = scenario.Item.Hash,
            ScenarioVersion = scenario.Item.Version,
            Kind = "crowdsec",
            Capacity = scenario.Spec.Capacity,
            EventsCount = bucket.TotalCount,
            Leakspeed = scenario.Spec.LeakSpeed.ToString(),
            StartAt = bucket.FirstTime.ToRfc3339Nano(),
            StopAt = bucket.OverflowTime.ToRfc3339Nano(),
            Simulated = scenario.Simulated,
            Remediation = scenario.Spec.Remediation,
            Source = found.First().Value,
            Events = [.. events.Select(AlertEvents.From)],
            Meta = contextBuilder.Build(events),
            Message = Message(bucket, found),
            Uuid = AlertIdentity.Of(bucket, found.First().Value),
        };
    }

    private static string Message(Bucket bucket, SortedDictionary<string, Source> sources)
    {
        var who = sources.Count == 1 ? sources.First().Key : $"{sources.Count} sources";
        var span = bucket.OverflowTime.Subtract(bucket.FirstTime);
        return $"{bucket.Scenario.Spec.ScopeType} {who} performed '{bucket.Scenario.Name}' ({bucket.TotalCount} events over {span}) at {bucket.LastTime}";
    }

    private static Alert WithSource(Alert template, Source source, string identity) => new()
    {
        Scenario = template.Scenario,
        ScenarioHash = template.ScenarioHash,
        ScenarioVersion = template.ScenarioVersion,
        Kind = template.Kind,
        Capacity = template.Capacity,
        EventsCount = template.EventsCount,
        Leakspeed = template.Leakspeed,
        StartAt = template.StartAt,
        StopAt = template.StopAt,
        Simulated = template.Simulated,
        Remediation = template.Remediation,
        Source = source,
        Events = template.Events,
        Meta = template.Meta,
        Message = template.Message,
        Uuid = identity,
    };
}

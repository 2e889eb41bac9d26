namespace CrowdSec.Protocol.Metrics;

/// <summary>What programs tell about themselves in one message. Null lists: absent.</summary>
public sealed record UsageReport
{
    public ComponentReport? LocalApi { get; init; }

    public IReadOnlyList<ComponentReport>? LogProcessors { get; init; }

    public IReadOnlyList<ComponentReport>? RemediationComponents { get; init; }
}

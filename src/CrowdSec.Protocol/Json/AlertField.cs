namespace CrowdSec.Protocol.Json;

/// <summary>The fields of an alert, in the order of their names.</summary>
internal enum AlertField
{
    Capacity,
    CreatedAt,
    Decisions,
    Events,
    EventsCount,
    Id,
    Kind,
    Labels,
    Leakspeed,
    MachineId,
    Message,
    Meta,
    ProfileTrace,
    Remediation,
    Scenario,
    ScenarioHash,
    ScenarioVersion,
    Simulated,
    Source,
    StartAt,
    StopAt,
    Uuid,
}

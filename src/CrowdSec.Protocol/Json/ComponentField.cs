namespace CrowdSec.Protocol.Json;

/// <summary>The fields of a program's report, in the order of their names.</summary>
internal enum ComponentField
{
    ConsoleOptions,
    DataSources,
    FeatureFlags,
    HubItems,
    LastPull,
    LastPush,
    LastUpdate,
    Metrics,
    Name,
    OperatingSystem,
    Type,
    StartedAt,
    Version,
}

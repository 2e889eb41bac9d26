namespace CrowdSec.Storage.Metrics;

/// <summary>What a machine or bouncer reported about itself.</summary>
/// <param name="ByMachine">From a log processor ("LP"); else from a remediation component ("RC").</param>
/// <param name="Name">Of the machine or bouncer.</param>
/// <param name="Payload">JSON as reference 06.3 says.</param>
public sealed record UsageMetrics(bool ByMachine, string Name, DateTime ReceivedAt, string Payload);

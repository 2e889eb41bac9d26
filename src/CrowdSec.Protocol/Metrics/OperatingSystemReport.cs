namespace CrowdSec.Protocol.Metrics;

/// <summary>Where a program runs.</summary>
public sealed record OperatingSystemReport(string Name, string Version, string Family = "");

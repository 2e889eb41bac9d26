namespace CrowdSec.Protocol.Metrics;

/// <summary>An installed item of the hub.</summary>
/// <param name="Status">official, custom, tainted …</param>
public sealed record HubItemReport(string Name, string Version, string Status);

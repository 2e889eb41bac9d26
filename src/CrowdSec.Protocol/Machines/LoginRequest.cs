namespace CrowdSec.Protocol.Machines;

/// <summary>A log processor proves who it is. Id and password are empty when a client certificate does.</summary>
/// <param name="MachineId">Null when the request has none.</param>
/// <param name="Password">Null when the request has none.</param>
public sealed record LoginRequest(string? MachineId, string? Password, IReadOnlyList<string> Scenarios);

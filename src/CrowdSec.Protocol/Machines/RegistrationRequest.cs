namespace CrowdSec.Protocol.Machines;

/// <summary>A log processor asks to be let in.</summary>
/// <param name="MachineId">Null when the request has none.</param>
/// <param name="Password">Null when the request has none.</param>
/// <param name="RegistrationToken">"" without one.</param>
public sealed record RegistrationRequest(string? MachineId, string? Password, string RegistrationToken = "");

namespace CrowdSec.LocalApi.Authentication;

/// <summary>What a machine's token says; instants are seconds since 1970.</summary>
internal readonly record struct TokenClaims(string MachineId, long ExpiresAt, long IssuedAt);

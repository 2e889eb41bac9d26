namespace CrowdSec.Protocol.Machines;

/// <summary>The token that a log-in gives.</summary>
/// <param name="Expire">RFC 3339.</param>
public sealed record LoginAnswer(int Code, string Expire, string Token);

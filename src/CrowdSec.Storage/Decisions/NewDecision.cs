using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Decisions;

/// <summary>A decision to store.</summary>
/// <param name="Scope">Normalised.</param>
/// <param name="Range">The addresses, for scopes Ip and Range; mapped IPv6 folded into IPv4.</param>
public sealed record NewDecision(Guid Uuid, string Origin, string Type, string Scope, string Value, string Scenario, bool Simulated, DateTime Until, IpRange? Range);

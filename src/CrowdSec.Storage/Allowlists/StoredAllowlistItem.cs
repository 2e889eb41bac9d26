using CrowdSec.Foundation.Values;

namespace CrowdSec.Storage.Allowlists;

/// <summary>An entry: an address, a range, or a host name.</summary>
/// <param name="Range">Null for host names.</param>
/// <param name="ExpiresAt">Null: never.</param>
public sealed record StoredAllowlistItem(string Value, string Comment, DateTime? ExpiresAt, DateTime CreatedAt, IpRange? Range);

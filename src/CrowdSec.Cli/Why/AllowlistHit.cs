namespace CrowdSec.Cli.Why;

/// <summary>An entry of an allowlist that holds the address.</summary>
/// <param name="Expiration">"never", or when.</param>
internal sealed record AllowlistHit(string List, string Value, string Comment, string Expiration);

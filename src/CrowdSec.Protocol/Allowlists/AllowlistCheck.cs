namespace CrowdSec.Protocol.Allowlists;

/// <summary>Whether a value is allowlisted, and by what: "192.0.2.0/24 from office (HQ)".</summary>
public sealed record AllowlistCheck(bool Allowlisted, string Reason);

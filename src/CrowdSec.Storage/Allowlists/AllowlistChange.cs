namespace CrowdSec.Storage.Allowlists;

/// <summary>What adding entries did.</summary>
public sealed record AllowlistChange(IReadOnlyList<string> Added, IReadOnlyList<string> AlreadyThere, long DecisionsEnded);

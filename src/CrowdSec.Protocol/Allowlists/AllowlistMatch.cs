namespace CrowdSec.Protocol.Allowlists;

/// <summary>One of many values asked about that is allowlisted.</summary>
/// <param name="Allowlists">Reasons, as in <see cref="AllowlistCheck"/>.</param>
public sealed record AllowlistMatch(string Target, IReadOnlyList<string> Allowlists);

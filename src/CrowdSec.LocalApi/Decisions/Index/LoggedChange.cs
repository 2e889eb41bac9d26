namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Rows that came, or whose end was moved, with a change.</summary>
internal readonly record struct LoggedChange(long Sequence, bool Added, long FirstId, long LastId);

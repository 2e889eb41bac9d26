namespace CrowdSec.Storage.Changes;

/// <summary>One change: rows with ids from first to last.</summary>
public readonly record struct StoreChange(long Sequence, StoreChangeKind Kind, long FirstId, long LastId);

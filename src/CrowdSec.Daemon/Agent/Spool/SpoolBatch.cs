namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>Consecutive entries from the front of the spool.</summary>
/// <param name="End">The place behind them: hand it to <see cref="AlertSpool.Advance"/> when they are done with.</param>
internal sealed record SpoolBatch(IReadOnlyList<ReadOnlyMemory<byte>> Entries, SpoolPosition End);

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>A line on its way from a source to the workers.</summary>
/// <param name="Raw">null: no line, only a position.</param>
/// <param name="Checkpoint">Whose position it is; null when the source has none.</param>
internal readonly record struct QueuedLine(string? Raw, LineOrigin? Origin, ulong Identity, ICheckpoint? Checkpoint, long Position);

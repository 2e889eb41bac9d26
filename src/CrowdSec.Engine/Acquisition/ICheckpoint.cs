namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// Where a source of lines is told how far it has been worked off: everything up to the position is in the buckets. Called in the order of the log, by
/// one thread at a time, never while the state of the processor is being copied.
/// </summary>
public interface ICheckpoint
{
    /// <param name="position">The source's own measure, e.g. an offset in bytes; it only grows.</param>
    void Commit(long position);
}

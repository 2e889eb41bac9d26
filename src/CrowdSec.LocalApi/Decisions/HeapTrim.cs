namespace CrowdSec.LocalApi.Decisions;

/// <summary>
/// Gives memory back after a burst, such as a list of a million decisions that was just imported: the collector has no reason to look again when nobody allocates any more. Asked from time
/// to time by one caller.
/// </summary>
internal sealed class HeapTrim
{
    private const long Burst = 256L << 20;
    private const long Quiet = 16L << 20;

    private long _seen;
    private long _trimmed;

    /// <summary>Collects when there was a burst since the last time, and it is over.</summary>
    public void Look()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - _seen < Quiet && allocated - _trimmed > Burst)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _trimmed = allocated;
        }

        _seen = allocated;
    }
}

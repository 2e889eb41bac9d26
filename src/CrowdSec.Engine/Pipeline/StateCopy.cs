using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Acquisition.Memory;
using CrowdSec.Engine.Scenarios.Snapshots;

namespace CrowdSec.Engine.Pipeline;

/// <summary>Buckets and positions of one moment, in memory.</summary>
internal sealed class StateCopy : IDisposable
{
    public AcquisitionMemory Memory { get; private set; } = new();

    public BlockStream Buckets { get; } = new();

    /// <summary>To be called while nothing is committed.</summary>
    public void Take(BucketSnapshot snapshot, LiveAcquisition acquisition)
    {
        Memory = acquisition.Remember();
        snapshot.Write(Buckets);
    }

    public void Dispose() => Buckets.Dispose();
}

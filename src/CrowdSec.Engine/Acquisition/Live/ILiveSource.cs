using CrowdSec.Engine.Acquisition.Memory;

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>A datasource at work, on a thread of its own.</summary>
internal interface ILiveSource : IDisposable
{
    /// <summary>It has looked for what there is to read, and misses nothing from now on. Asked by any thread.</summary>
    bool IsReady { get; }

    /// <summary>Lines of an earlier time are still under way. Asked by any thread.</summary>
    bool IsCatchingUp { get; }

    /// <summary>One for each file, unit or address that was read. Asked by any thread.</summary>
    IReadOnlyList<LineStats> Stats { get; }

    /// <summary>Reads until there is no more, or until it is cancelled. When it fails it is called again, and goes on where it was.</summary>
    void Run(LineSink sink, CancellationToken cancellationToken);

    /// <summary>Takes out of the memory of an earlier run what is its own. Called before the first run.</summary>
    void Recall(AcquisitionMemory memory);

    /// <summary>Adds to a memory how far it has been worked off. Called by another thread, while nothing is committed.</summary>
    void Remember(AcquisitionMemory memory);
}

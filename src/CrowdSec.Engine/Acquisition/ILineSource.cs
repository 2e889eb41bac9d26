namespace CrowdSec.Engine.Acquisition;

/// <summary>Gives lines in their order. Called by one thread at a time.</summary>
public interface ILineSource
{
    /// <summary>
    /// Lines of an earlier time are still being made up for: buckets do not end by the wall clock meanwhile. Asked by any thread.
    /// </summary>
    bool IsCatchingUp => false;

    /// <summary>Adds lines until the batch is full or no more are at hand; waits while there are none at all. Lines of one batch have one mode.</summary>
    /// <returns>false when the source has ended; the batch may hold its last lines.</returns>
    bool Fill(LineBatch batch, CancellationToken cancellationToken);
}

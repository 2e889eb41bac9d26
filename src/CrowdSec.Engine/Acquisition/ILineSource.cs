namespace CrowdSec.Engine.Acquisition;

/// <summary>Gives lines in their order. Called by one thread at a time.</summary>
public interface ILineSource
{
    /// <summary>Adds lines until the batch is full or no more are at hand; waits while there are none at all.</summary>
    /// <returns>false when the source has ended; the batch may hold its last lines.</returns>
    bool Fill(LineBatch batch, CancellationToken cancellationToken);
}

namespace CrowdSec.Engine.Acquisition.Live;

/// <summary>Where a live source puts its lines. Used by the source's thread alone.</summary>
/// <param name="transform">Changes lines on their way; null for none.</param>
internal sealed class LineSink(LineQueue queue, LineTransform? transform, CancellationToken cancellationToken)
{
    private LineChunk _chunk = new();

    public void Add(string raw, LineOrigin origin, ulong identity, ICheckpoint? checkpoint, long position)
    {
        if (transform is null)
        {
            Put(new QueuedLine(raw, origin, identity, checkpoint, position));
            return;
        }

        foreach (var text in transform.Apply(raw, origin))
        {
            Put(new QueuedLine(text, origin, identity, null, 0));
        }

        Reach(checkpoint, position);
    }

    /// <summary>Says how far a source goes, where no line does.</summary>
    public void Reach(ICheckpoint? checkpoint, long position)
    {
        if (checkpoint is not null)
        {
            Put(new QueuedLine(null, null, 0, checkpoint, position));
        }
    }

    public void CountCut(LineOrigin origin)
    {
        _chunk.CutLines++;
        origin.Stats?.CountCut();
    }

    /// <summary>Hands on what has been added. To be called before waiting for more.</summary>
    /// <exception cref="OperationCanceledException">The program ends.</exception>
    public void Flush()
    {
        if (!_chunk.IsEmpty)
        {
            queue.Add(_chunk, cancellationToken);
            _chunk = new LineChunk();
        }
    }

    private void Put(in QueuedLine line)
    {
        if (_chunk.IsFull)
        {
            Flush();
        }

        _chunk.Add(line);
    }
}

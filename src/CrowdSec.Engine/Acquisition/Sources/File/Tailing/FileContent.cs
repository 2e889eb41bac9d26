namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>What a file holds between two emptyings, and how far it has been worked off. Read by any thread, changed by the one that its members name.</summary>
internal sealed class FileContent(FileIdentity file, int generation, byte[] head, long committed) : ICheckpoint
{
    private volatile byte[] _head = head;
    private long _committed = committed;

    public int Generation { get; } = generation;

    /// <summary>Names its lines, together with their places.</summary>
    public ulong Id { get; } = LineIdentity.OfFile(file, generation);

    /// <summary>The first bytes, as many as have been seen, at most <see cref="FileHead.MaxLength"/>. Set by the thread that reads.</summary>
    public byte[] Head
    {
        get => _head;
        set => _head = value;
    }

    /// <summary>Bytes that are in the buckets.</summary>
    public long Committed => Interlocked.Read(ref _committed);

    public void Commit(long position) => Interlocked.Exchange(ref _committed, position);
}

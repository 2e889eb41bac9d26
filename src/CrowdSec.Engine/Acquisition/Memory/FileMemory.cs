namespace CrowdSec.Engine.Acquisition.Memory;

/// <summary>How far one file has been worked off.</summary>
public sealed record FileMemory
{
    /// <summary>Where it was when last seen.</summary>
    public required string Path { get; init; }

    public ulong Device { get; init; }

    public ulong Inode { get; init; }

    /// <summary>Nanoseconds since 1970 at which the file was made; 0 when the file system does not know.</summary>
    public long Born { get; init; }

    /// <summary>How often the file was emptied while it was read: names lines apart that stood at the same place.</summary>
    public int Generation { get; init; }

    /// <summary>How many of the first bytes are in <see cref="Head"/>: at most 256.</summary>
    public int HeadLength { get; init; }

    /// <summary>Hex SHA-256 of the first bytes.</summary>
    public string Head { get; init; } = "";

    /// <summary>Bytes that are worked off.</summary>
    public long Offset { get; init; }

    /// <summary>When the file was last written to, as far as known: nanoseconds since 1970.</summary>
    public long Modified { get; init; }

    /// <summary>It was renamed or deleted, and read to its end: nobody need look for it, but should it turn up again it is known.</summary>
    public bool IsFinished { get; init; }
}

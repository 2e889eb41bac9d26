using CrowdSec.Engine.Acquisition.Memory;
using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// A file that is open and read on, whatever it is called by now. Owned by the thread that reads; <see cref="Remember"/> and
/// <see cref="IsCatchingUp"/> may be asked by others.
/// </summary>
internal sealed class TailedFile : IDisposable
{
    private volatile FileContent _content;
    private volatile string _path;
    private long _backlogEnd;
    private long _modified;

    public TailedFile(string path, SafeFileHandle handle, FileStat stat, TailStart start, LineOrigin live, LineOrigin backlog)
    {
        _path = path;
        Handle = handle;
        Identity = stat.Identity;
        Live = live;
        Backlog = backlog;
        Offset = Reached = start.Offset;
        _modified = stat.Modified;
        _backlogEnd = start.IsBacklog ? stat.Size : 0;
        _content = new FileContent(stat.Identity, start.Generation, FileHead.Read(handle), start.Offset);
        Guard = TailGuard.Read(handle, start.Offset);
    }

    public SafeFileHandle Handle { get; }

    public FileIdentity Identity { get; }

    /// <summary>Where it was when last looked for.</summary>
    public string Path
    {
        get => _path;
        set => _path = value;
    }

    public FileContent Content => _content;

    /// <summary>Where the line begins that has not come to its end yet.</summary>
    public long Offset { get; private set; }

    /// <summary>The bytes before <see cref="Offset"/>: when they are others, the file has been written anew.</summary>
    public byte[] Guard { get; private set; }

    /// <summary>The part of an overlong line that is kept, while the rest of it is passed over; null otherwise.</summary>
    public string? CutLine { get; set; }

    /// <summary>How far an overlong line has been passed over.</summary>
    public long Scanned { get; set; }

    /// <summary>What it held before it was emptied; null when it was not.</summary>
    public PastContent? Past { get; private set; }

    /// <summary>Position that has been said last.</summary>
    public long Reached { get; set; }

    /// <summary>Files to be read to their end before this one.</summary>
    public List<TailedFile> After { get; } = [];

    /// <summary>The number of its watch; -1: none.</summary>
    public int Watch { get; set; } = -1;

    /// <summary>No pattern finds it any more: it was renamed or deleted, and is read on until nothing more comes.</summary>
    public bool IsRetired { get; set; }

    /// <summary>Time stamp of the clock at which something was read last.</summary>
    public long LastRead { get; set; }

    public LineOrigin Live { get; }

    public LineOrigin Backlog { get; }

    public bool IsCatchingUp => _content.Committed < Interlocked.Read(ref _backlogEnd);

    public LineOrigin OriginOf(long end) => end <= Interlocked.Read(ref _backlogEnd) ? Backlog : Live;

    public void Advance(long offset, byte[] guard)
    {
        Offset = offset;
        Guard = guard;
    }

    /// <summary>There is no more at the moment: what was written before has been read.</summary>
    public void EndBacklog()
    {
        if (Interlocked.Read(ref _backlogEnd) > Offset)
        {
            Interlocked.Exchange(ref _backlogEnd, Offset);
        }
    }

    /// <summary>The file was emptied: begins again.</summary>
    public void Renew()
    {
        Past = new PastContent(_content.Head, Offset, Guard);
        _content = new FileContent(Identity, _content.Generation + 1, FileHead.Read(Handle), 0);
        Offset = Scanned = Reached = 0;
        Interlocked.Exchange(ref _backlogEnd, 0);
        CutLine = null;
        Guard = [];
    }

    public void NoteModified(long modified) => Interlocked.Exchange(ref _modified, modified);

    public FileMemory Remember()
    {
        var content = _content;
        var head = content.Head;
        return new FileMemory
        {
            Path = _path,
            Device = Identity.Device,
            Inode = Identity.Inode,
            Born = Identity.Born,
            Generation = content.Generation,
            HeadLength = head.Length,
            Head = FileHead.Hash(head),
            Offset = content.Committed,
            Modified = Interlocked.Read(ref _modified),
        };
    }

    public void Dispose() => Handle.Dispose();
}

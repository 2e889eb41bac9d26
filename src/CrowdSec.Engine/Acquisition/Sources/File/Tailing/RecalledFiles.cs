using CrowdSec.Engine.Acquisition.Memory;
using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>What is remembered of files that have not been found again yet. Changed by one thread; <see cref="All"/> may be read by others.</summary>
internal sealed class RecalledFiles
{
    /// <summary>More than these are not kept: files that never come back must not fill the memory.</summary>
    private const int MostFiles = 10_000;

    /// <summary>Most finished files that are kept.</summary>
    private const int MostFinished = 64;

    private readonly List<FileMemory> _originals = [];
    private volatile FileMemory[] _files = [];

    public IReadOnlyList<FileMemory> All => _files;

    public void Add(FileMemory file)
    {
        if (file.IsFinished && _files.Count(static f => f.IsFinished) >= MostFinished)
        {
            Remove(_files.First(static f => f.IsFinished));
        }

        if (_files.Length < MostFiles)
        {
            _files = [.. _files, file];
        }
    }

    /// <summary>Adds what an earlier run knew.</summary>
    public void Recall(FileMemory file)
    {
        Add(file);
        _originals.Add(file);
    }

    /// <summary>Forgets what files held when the earlier run ended: from here on there are younger copies only.</summary>
    public void ForgetOriginals() => _originals.Clear();

    /// <summary>Where what is new begins in a copy of a file that was emptied since the earlier run; null: it is no such copy.</summary>
    public long? FindCopyStart(string path, FileStat stat, SafeFileHandle handle, IReadOnlyList<TailedFile> open)
    {
        foreach (var memory in _originals)
        {
            if (memory is { HeadLength: > 0, Offset: > 0 }
                && RotationFamily.AreRelated(memory.Path, path)
                && stat.Size >= memory.Offset
                && Begins(memory, handle)
                && EndsLine(memory.Offset, stat, handle)
                && !IsIntact(memory, open))
            {
                return memory.Offset;
            }
        }

        return null;
    }

    public void Remove(FileMemory file) => _files = [.. _files.Where(f => !ReferenceEquals(f, file))];

    public FileMemory? Find(string path, FileStat stat) => Array.Find(_files, memory => IsSame(memory, path, stat));

    /// <summary>Where to go on. A file that begins otherwise, is shorter than what was read, or has no line end there, was emptied meanwhile.</summary>
    public static TailStart StartOf(FileMemory memory, FileStat stat, SafeFileHandle handle)
    {
        var goesOn = memory.Offset >= 0 && stat.Size >= memory.Offset && Begins(memory, handle) && EndsLine(memory.Offset, stat, handle);
        return goesOn ? new TailStart(memory.Offset, memory.Generation, IsBacklog: true) : new TailStart(0, memory.Generation + 1, IsBacklog: true);
    }

    /// <summary>The file that a memory is about, under another name in the same directory.</summary>
    public static string? FindMoved(FileMemory memory)
    {
        foreach (var path in RotationFamily.Neighbours(memory.Path))
        {
            if (FileStat.OfPath(path) is { IsRegular: true } stat && IsSame(memory, path, stat) && stat.Size >= memory.Offset)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>Device numbers may change when a machine starts; then the time of birth or the path must do.</summary>
    private static bool IsSame(FileMemory memory, string path, FileStat stat)
    {
        var (device, inode, born) = stat.Identity;
        return memory.Inode == inode && (memory.Born == 0 || born == 0 || memory.Born == born) && (memory.Device == device || born != 0 || memory.Path == path);
    }

    private static bool IsIntact(FileMemory memory, IReadOnlyList<TailedFile> open)
    {
        if (open.Any(file => file.Identity.Inode == memory.Inode && file.Content.Generation == memory.Generation))
        {
            return true;
        }

        using var attempt = new OpenAttempt(memory.Path);
        return attempt.Succeeded && IsSame(memory, memory.Path, attempt.Stat) && attempt.Stat.Size >= memory.Offset && Begins(memory, attempt.Handle);
    }

    private static bool Begins(FileMemory memory, SafeFileHandle handle) => memory.HeadLength == 0 || FileHead.Matches(handle, memory.HeadLength, memory.Head);

    /// <summary>A rest without line feed may have been read when nobody wrote on; then it ended the file.</summary>
    private static bool EndsLine(long offset, FileStat stat, SafeFileHandle handle) =>
        offset == 0 || offset == stat.Size || (TailGuard.Read(handle, offset) is [.., var last] && last == '\n');
}

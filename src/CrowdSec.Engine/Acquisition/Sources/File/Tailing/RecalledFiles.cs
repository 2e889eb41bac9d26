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

    private static bool Begins(FileMemory memory, SafeFileHandle handle) => memory.HeadLength == 0 || FileHead.Matches(handle, memory.HeadLength, memory.Head);

    /// <summary>A rest without line feed may have been read when nobody wrote on; then it ended the file.</summary>
    private static bool EndsLine(long offset, FileStat stat, SafeFileHandle handle) =>
        offset == 0 || offset == stat.Size || (TailGuard.Read(handle, offset) is [.., var last] && last == '\n');
}

using CrowdSec.Engine.Acquisition.Live;
using CrowdSec.Engine.Acquisition.Memory;
using CrowdSec.Foundation.Logging;
using Microsoft.Win32.SafeHandles;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Opens files that are new to us, and decides where reading them begins: where it ended in an earlier run; at the end, when they were there before we
/// ever looked; behind what a copy repeats; else at the beginning. Used by one thread.
/// </summary>
internal sealed class FileOpener(FileSourceSpec spec, FileCatalog files, RecalledFiles recalled, SourceOrigins origins, TimeProvider clock, ILog log)
{
    /// <summary>A file that was not written to for so long is taken for complete.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    /// <summary>File systems take their times from a clock that stands still for some milliseconds; nanoseconds.</summary>
    private const long ClockCoarseness = 20_000_000;

    private readonly HashSet<string> _knownPatterns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _troubles = new(StringComparer.Ordinal);
    private HashSet<string> _troubled = new(StringComparer.Ordinal);
    private readonly HashSet<FileIdentity> _compressed = [];
    private volatile SeenPart[] _seen = [];
    private List<SeenPart> _seenNow = [];
    private bool _looked;
    private long _lastLook;
    private long _thisLook;

    /// <summary>What <see cref="KnowPatterns"/> was told.</summary>
    public IReadOnlySet<string> KnownPatterns => _knownPatterns;

    /// <summary>Gets every file that is opened.</summary>
    public required Action<TailedFile> Opened { get; init; }

    /// <summary>Patterns that an earlier run followed: what they find and is not remembered is new.</summary>
    /// <param name="looked">When that run looked last: nanoseconds since 1970.</param>
    /// <param name="seen">What it saw then that was hardly older.</param>
    public void KnowPatterns(IEnumerable<string> patterns, long looked, IEnumerable<SeenPart> seen)
    {
        _knownPatterns.UnionWith(patterns);
        if (_knownPatterns.Count > 0)
        {
            _lastLook = looked;
            _seen = [.. seen];
        }
    }

    /// <summary>To be called before each look.</summary>
    public void BeginLook()
    {
        _thisLook = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        _lastLook = _lastLook == 0 ? _thisLook : _lastLook;
        _seenNow = [];
    }

    /// <summary>Tells of a file that may be part of a rotated log and that no pattern finds. To be called before files are opened.</summary>
    public void NotePart(FileStat stat)
    {
        if (stat.Identity.Born >= _thisLook - ClockCoarseness)
        {
            _seenNow.Add(new SeenPart(stat.Identity.Inode, stat.Identity.Born));
        }
    }

    /// <summary>Opens what was remembered and has been renamed since, so that no pattern finds it. To be called before the first look.</summary>
    public void OpenMoved()
    {
        var moved = new List<(FileMemory Memory, string Path, FileStat Stat)>();
        foreach (var memory in recalled.All.Where(static m => !m.IsFinished))
        {
            if (FileStat.OfPath(memory.Path) is { } stat && recalled.Find(memory.Path, stat) == memory)
            {
                continue;
            }

            if (RecalledFiles.FindMoved(memory) is { } path)
            {
                moved.Add((memory, path, FileStat.OfPath(path) ?? default));
            }
            else if (Path.Exists(memory.Path))
            {
                log.Info($"{memory.Path}: the file that was read there is gone, with what it may have got after its first {memory.Offset} bytes");
                recalled.Remove(memory);
                OpenFamily(memory.Path, memory.Modified);
            }
        }

        // In the order in which they were written. Those that a pattern finds take their turn in the look.
        foreach (var (memory, path, _) in moved.Where(m => !spec.Finds(m.Path)).OrderBy(static m => m.Stat.Modified).ThenBy(static m => m.Stat.Identity.Born))
        {
            Resume(memory, path);
        }
    }

    /// <returns>false when it cannot be told yet where to begin.</returns>
    public bool Open(FoundFile found)
    {
        if (_compressed.Contains(found.Stat.Identity))
        {
            return true;
        }

        using var attempt = new OpenAttempt(found.Path);
        if (!attempt.Succeeded || files.TryFind(attempt.Stat.Identity, out _))
        {
            NoteTrouble(found, attempt.Error);
            return true;
        }

        var head = FileHead.Read(attempt.Handle);
        if (FileHead.IsGzip(head))
        {
            _compressed.Add(attempt.Stat.Identity);
            log.Info($"{found.Path}: is compressed and not read: only mode cat reads such files");
            return true;
        }

        if (StartOf(found, attempt, head) is not { } start)
        {
            return false;
        }

        var earlier = files.LastAt(found.Path);
        if (_looked || _knownPatterns.Contains(found.Pattern))
        {
            OpenFamily(found.Path, earlier is null ? long.MaxValue : FileStat.OfHandle(earlier.Handle).Modified);
        }

        Take(found.Path, attempt, start, earlier);
        return true;
    }

    /// <summary>When files were last looked for and all was decided: nanoseconds since 1970. Asked by any thread.</summary>
    public long LastLook => Interlocked.Read(ref _lastLook);

    /// <summary>Parts that were there at <see cref="LastLook"/>, though hardly older. Asked by any thread.</summary>
    public IReadOnlyList<SeenPart> Seen => _seen;

    /// <summary>To be called after each look.</summary>
    /// <param name="complete">Everything could be decided.</param>
    public void EndLook(bool complete)
    {
        _looked = true;
        if (complete)
        {
            recalled.ForgetOriginals();
            _seen = [.. _seenNow];
            Interlocked.Exchange(ref _lastLook, _thisLook);
        }

        foreach (var path in _troubles.Keys.Where(path => !_troubled.Contains(path)).ToArray())
        {
            _troubles.Remove(path);
        }

        _troubled = new HashSet<string>(StringComparer.Ordinal);
    }

    /// <returns>null: that cannot be told yet.</returns>
    private TailStart? StartOf(FoundFile found, OpenAttempt attempt, byte[] head)
    {
        if (recalled.Find(found.Path, attempt.Stat) is { } memory)
        {
            recalled.Remove(memory);
            return RecalledFiles.StartOf(memory, attempt.Stat, attempt.Handle);
        }

        if (!_looked && !_knownPatterns.Contains(found.Pattern))
        {
            return new TailStart(TailGuard.LineStart(attempt.Handle, attempt.Stat.Size, spec.MaxLineLength), 0, IsBacklog: false);
        }

        if (recalled.FindCopyStart(found.Path, attempt.Stat, attempt.Handle, files.All) is { } copied)
        {
            return new TailStart(copied, 0, IsBacklog: true, IsCopy: true);
        }

        var earlier = files.LastAt(found.Path);
        if (CopyFinder.FindStart(attempt.Handle, head, earlier is null ? Family(found.Path) : Family(found.Path).Append(earlier)) is { } behind)
        {
            return new TailStart(behind, 0, IsBacklog: !_looked, IsCopy: true);
        }

        if (CopyFinder.MayBecomeCopy(head, attempt.Stat.Size, Family(found.Path)) && IsGrowing(attempt.Stat))
        {
            return null;
        }

        var size = attempt.Stat.Size;
        return new TailStart(CopyFinder.IsPartialCopy(head, size, Family(found.Path)) ? size : 0, 0, IsBacklog: !_looked);
    }

    private IEnumerable<TailedFile> Family(string path) => files.All.Where(file => RotationFamily.AreRelated(file.Path, path));

    private bool IsGrowing(FileStat stat) => clock.GetUtcNow() - DateTimeOffset.UnixEpoch.AddTicks(stat.Modified / 100) < Settled;

    private void Resume(FileMemory memory, string path)
    {
        using var attempt = new OpenAttempt(path);
        if (attempt.Succeeded && !files.TryFind(attempt.Stat.Identity, out _))
        {
            recalled.Remove(memory);
            var file = Take(memory.Path, attempt, RecalledFiles.StartOf(memory, attempt.Stat, attempt.Handle), null);
            file.IsRetired = true;
        }
    }

    /// <summary>
    /// Opens the parts of a log that were begun and renamed since the last look: nobody has seen them under the log's own name. To be asked only where the
    /// log itself is new or gone, since what looks like a part may have been unpacked by an operator.
    /// </summary>
    /// <param name="modified">Where the file system does not know when a file was made, one last written to before this time is an older part.</param>
    public void OpenFamily(string path, long modified)
    {
        if (_lastLook == _thisLook)
        {
            // Nobody has ever looked: everything was there before.
            return;
        }

        foreach (var (member, stat) in RotationFamily.Members(path))
        {
            if (IsNew(stat, modified) && !files.TryFind(stat.Identity, out _) && recalled.Find(member, stat) is null)
            {
                OpenPart(path, member);
            }
        }
    }

    /// <summary>A file system's clock lags behind ours, so what seems a little too old counts as new, unless it was seen at the last look.</summary>
    private bool IsNew(FileStat stat, long modified) => stat.Identity.Born > 0
        ? stat.Identity.Born >= _lastLook - ClockCoarseness && !_seen.Contains(new SeenPart(stat.Identity.Inode, stat.Identity.Born))
        : stat.Modified >= modified;

    private void OpenPart(string path, string part)
    {
        using var attempt = new OpenAttempt(part);
        if (!attempt.Succeeded || files.TryFind(attempt.Stat.Identity, out _))
        {
            return;
        }

        var head = FileHead.Read(attempt.Handle);
        var originals = Family(part).ToArray();
        if (!FileHead.IsGzip(head) && !CopyFinder.IsPartialCopy(head, attempt.Stat.Size, originals))
        {
            var copied = recalled.FindCopyStart(part, attempt.Stat, attempt.Handle, files.All) ?? CopyFinder.FindStart(attempt.Handle, head, originals);
            Take(path, attempt, new TailStart(copied ?? 0, 0, IsBacklog: !_looked, IsCopy: copied is not null), files.LastAt(path)).IsRetired = true;
        }
    }

    private TailedFile Take(string path, OpenAttempt attempt, TailStart start, TailedFile? earlier)
    {
        var file = new TailedFile(path, attempt.Keep(), attempt.Stat, start, origins.Of(path, backlog: false), origins.Of(path, backlog: true)) { LastRead = clock.GetTimestamp() };
        if (!start.IsCopy)
        {
            // Files are opened in the order in which they were written.
            file.After.AddRange(Family(attempt.Path));
        }

        foreach (var last in new[] { files.LastAt(path), earlier })
        {
            if (last is not null && !file.After.Contains(last))
            {
                file.After.Add(last);
            }
        }

        Opened(file);
        files.Add(file);
        log.Debug($"{path}: is read from byte {start.Offset} on");
        return file;
    }

    /// <summary>Says what is wrong when that is news. What cannot be read at the very first look was there before: reading is to begin at its end.</summary>
    private void NoteTrouble(FoundFile found, string trouble)
    {
        if (trouble.Length == 0)
        {
            return;
        }

        _troubled.Add(found.Path);
        if (_troubles.GetValueOrDefault(found.Path) != trouble)
        {
            _troubles[found.Path] = trouble;
            log.Warning($"{found.Path}: is not read: {trouble}");
        }

        if (!_looked && !_knownPatterns.Contains(found.Pattern) && recalled.Find(found.Path, found.Stat) is null)
        {
            var (device, inode, born) = found.Stat.Identity;
            recalled.Add(new FileMemory { Path = found.Path, Device = device, Inode = inode, Born = born, Offset = found.Stat.Size, Modified = found.Stat.Modified });
        }
    }
}

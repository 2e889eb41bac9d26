using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Waits until something happens to the files of a document or to their directories: told by the kernel where it can, and looking now and then in any case.
/// Used by one thread; <see cref="Wake"/> may be called by others.
/// </summary>
internal sealed class FileWatch : IDisposable
{
    /// <summary>How often to look where the kernel tells nothing.</summary>
    private static readonly TimeSpan PollPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>How often to look although the kernel tells.</summary>
    private static readonly TimeSpan SafetyPeriod = TimeSpan.FromSeconds(5);

    /// <summary>Changes in quick succession are taken together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly Inotify? _inotify;
    private readonly bool? _poll;
    private readonly ILog _log;
    private readonly ManualResetEventSlim _wake = new();
    private readonly HashSet<int> _directories = [];
    private readonly HashSet<int> _changed = [];
    private bool _saidLimit;

    /// <param name="poll">null: where it is needed.</param>
    public FileWatch(bool? poll, ILog log)
    {
        _poll = poll;
        _log = log;
        _inotify = Inotify.TryCreate(out var error);
        if (_inotify is null && poll != true)
        {
            log.Warning($"files are looked at every {PollPeriod.TotalMilliseconds} ms, since the system does not tell of changes: {error}");
        }

        Period = _inotify is null ? PollPeriod : SafetyPeriod;
    }

    /// <summary>How long to wait at most.</summary>
    public TimeSpan Period { get; private set; }

    public void Watch(TailedFile file)
    {
        if (_poll ?? FileSystemKind.NeedsPolling(file.Path))
        {
            Period = PollPeriod;
        }
        else if (_inotify is not null)
        {
            file.Watch = _inotify.Watch(file.Handle, Inotify.FileEvents);
            Check(file.Watch, file.Path);
        }
    }

    /// <summary>Watching a directory twice is watching it once.</summary>
    public void WatchDirectory(string path)
    {
        if (_inotify is not null && _inotify.Watch(path, Inotify.DirectoryEvents) is var watch && Check(watch, path))
        {
            _directories.Add(watch);
        }
    }

    public void Unwatch(TailedFile file)
    {
        if (file.Watch >= 0)
        {
            _inotify?.Unwatch(file.Watch);
        }
    }

    /// <summary>Waits.</summary>
    /// <param name="changedFiles">Gets the watches of files that changed.</param>
    /// <returns>Whether something changed in a directory, or much that was not told.</returns>
    public bool Wait(TimeSpan timeout, ICollection<int> changedFiles)
    {
        if (_inotify is null)
        {
            _wake.Wait(timeout);
            return false;
        }

        _changed.Clear();
        _inotify.Wait(timeout, _changed);
        if (_changed.Count > 0)
        {
            _wake.Wait(Pause);
            _inotify.Wait(TimeSpan.Zero, _changed);
        }

        var look = false;
        foreach (var watch in _changed)
        {
            if (watch == Inotify.Overflowed || _directories.Contains(watch))
            {
                look = true;
            }
            else
            {
                changedFiles.Add(watch);
            }
        }

        return look;
    }

    /// <summary>Ends all waiting, from now on.</summary>
    public void Wake()
    {
        _wake.Set();
        _inotify?.Wake();
    }

    public void Dispose()
    {
        _inotify?.Dispose();
        _wake.Dispose();
    }

    private bool Check(int watch, string path)
    {
        if (watch >= 0)
        {
            return true;
        }

        // The usual cause is the user's limit; then all is looked at more often.
        Period = PollPeriod;
        if (!_saidLimit)
        {
            _saidLimit = true;
            _log.Warning($"{path}: cannot be watched, so files are looked at every {PollPeriod.TotalMilliseconds} ms; raise fs.inotify.max_user_watches");
        }

        return false;
    }
}

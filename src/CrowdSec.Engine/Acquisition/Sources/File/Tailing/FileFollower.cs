using CrowdSec.Engine.Acquisition.Live;
using CrowdSec.Engine.Acquisition.Memory;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition.Sources.File.Tailing;

/// <summary>
/// Follows the files of a document: waits for changes, finds out which files there are, reads what was added. All on the thread that calls
/// <see cref="Run"/>.
/// </summary>
internal sealed class FileFollower : ILiveSource
{
    private readonly FileSourceSpec _spec;
    private readonly ILog _log;
    private readonly TimeProvider _clock;
    private readonly SourceOrigins _origins;
    private readonly FileCatalog _files = new();
    private readonly RecalledFiles _recalled = new();
    private readonly FileOpener _opener;
    private readonly FileDiscovery _discovery;
    private readonly FileWatch _watch;
    private readonly FileTurns _turns;
    private readonly List<int> _changed = [];
    private volatile bool _started;
    private bool _lookDue = true;
    private bool _lookSoon;
    private long _lastLook;

    public FileFollower(FileSourceSpec spec, SourceServices services)
    {
        _spec = spec;
        _log = services.Log;
        _clock = services.Clock;
        _origins = new SourceOrigins(spec.Common, services);
        _watch = new FileWatch(spec.Poll, services.Log);
        _opener = new FileOpener(spec, _files, _recalled, _origins, services.Clock, services.Log) { Opened = _watch.Watch };
        _discovery = new FileDiscovery(spec, _files, _opener);
        _turns = new FileTurns(_files, _watch, new TailReader(spec.MaxLineLength), services.Clock, services.Log) { Closed = _recalled.Add };
    }

    public bool IsReady => _started;

    public bool IsCatchingUp => _started ? _files.All.Any(static f => f.IsCatchingUp) : _recalled.All.Count > 0;

    public IReadOnlyList<LineStats> Stats => _origins.Stats;

    public void Run(LineSink sink, CancellationToken cancellationToken)
    {
        using var wake = cancellationToken.UnsafeRegister(static watch => ((FileWatch)watch!).Wake(), _watch);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (_lookDue)
            {
                Look();
            }

            if (!_turns.Take(sink, cancellationToken))
            {
                sink.Flush();
                Wait();
            }
        }
    }

    public void Recall(AcquisitionMemory memory)
    {
        _opener.KnowPatterns(_spec.Patterns.Where(memory.Patterns.Contains), memory.Looked, memory.Seen);
        foreach (var file in memory.Files.Where(file => _spec.Patterns.Any(pattern => FileGlob.Matches(pattern, file.Path))).ToArray())
        {
            memory.Files.Remove(file);
            _recalled.Recall(file);
        }
    }

    public void Remember(AcquisitionMemory memory)
    {
        // As long as nothing has been looked at, all is as it was.
        var patterns = _started ? _spec.Patterns : (IEnumerable<string>)_opener.KnownPatterns;
        if (patterns.Any())
        {
            memory.Patterns.UnionWith(patterns);
            memory.Looked = Math.Min(memory.Looked, _opener.LastLook);
            memory.Seen.UnionWith(_opener.Seen);
        }

        memory.Files.AddRange(_files.All.Select(static f => f.Remember()));
        memory.Files.AddRange(_recalled.All);
    }

    public void Dispose()
    {
        _files.Dispose();
        _watch.Dispose();
    }

    private void Look()
    {
        // Watched before it is looked at: what comes in between is told.
        foreach (var directory in _spec.Patterns.SelectMany(FileGlob.Directories))
        {
            _watch.WatchDirectory(directory);
        }

        if (!_started)
        {
            _opener.OpenMoved();
        }

        _lookSoon = !_discovery.Look();
        if (!_started && _files.All.Count == 0)
        {
            _log.Warning($"no file matches {_spec.Title} so far");
        }

        _started = true;
        _lookDue = false;
        _lastLook = _clock.GetTimestamp();
        _turns.AllChanged();
    }

    private void Wait()
    {
        _changed.Clear();
        var period = _lookSoon ? TimeSpan.FromMilliseconds(100) : _watch.Period;
        if (_spec.DiscoveryPoll && _spec.DiscoveryInterval.ToTimeSpan() is var interval && interval < period)
        {
            period = interval;
        }

        var rest = period - _clock.GetElapsedTime(_lastLook);
        _lookDue = _watch.Wait(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _changed) || _clock.GetElapsedTime(_lastLook) >= period;
        foreach (var watch in _changed)
        {
            _turns.Changed(watch);
        }
    }
}

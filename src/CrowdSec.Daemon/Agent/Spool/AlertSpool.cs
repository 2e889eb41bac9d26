using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>
/// Alerts on their way to the Local API, kept on disk until it has them: a crash or an API that is away loses none. Entries are appended to segment files;
/// all that come while the disk is busy share the next flush. They are read from the front, in their order, and go when <see cref="Advance"/> says so.
/// When the bound is reached, the oldest segment goes, and what it held is counted. Appending is thread-safe; one thread reads.
/// </summary>
internal sealed class AlertSpool : IDisposable
{
    private readonly SpoolOptions _options;
    private readonly ILog _log;
    private readonly SpoolFiles _files;
    private readonly SpoolCursor _cursorFile;
    private readonly SpoolWriter _writer;
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private readonly PendingEntries _pending;
    private SpoolPosition _cursor;
    private SpoolPosition _durable;
    private TaskCompletionSource _more = NewSignal();

    /// <exception cref="IOException">The directory cannot be made or read.</exception>
    public AlertSpool(SpoolOptions options, ILog log)
    {
        _options = options;
        _log = log;
        _files = new SpoolFiles(options.Directory);
        _cursorFile = new SpoolCursor(options.Directory);
        _cursor = _cursorFile.Load();
        if (_files.Last is { } last)
        {
            _durable = new SpoolPosition(last, _files.SizeOf(last));
        }

        // A number is never given twice, or a cursor of an earlier life would skip what is new.
        var next = Math.Max(_durable.Segment, _cursor.Segment) + 1;
        _writer = new SpoolWriter(_files.PathOf, options.SegmentBytes, next);
        _pending = new PendingEntries(options.MaxPendingBytes);
        _thread = new Thread(WriteAll) { IsBackground = true, Name = "alert spool" };
        _thread.Start();
    }

    /// <summary>Entries that had to go unread because the spool was full.</summary>
    public long Dropped { get; private set; }

    /// <summary>Bytes on disk.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _files.TotalBytes;
            }
        }
    }

    /// <summary>Takes an entry. Waits only while too much waits for the disk. Its memory must not change afterwards.</summary>
    /// <exception cref="ObjectDisposedException">The spool is closed.</exception>
    public void Append(ReadOnlyMemory<byte> entry) => _pending.Add(entry);

    /// <summary>Ends when all that was appended before is on the disk.</summary>
    /// <exception cref="ObjectDisposedException">The spool was closed before.</exception>
    public Task FlushAsync() => _pending.WhenWrittenAsync();

    /// <summary>Ends when there is something to read; at once when there is already.</summary>
    public Task WaitForEntriesAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return _cursor < _durable ? Task.CompletedTask : _more.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Entries from the front that are on the disk; they stay there. Null when there are none.</summary>
    /// <param name="bytes">At most; one entry is given even when it is longer.</param>
    public SpoolBatch? Read(int count, long bytes)
    {
        while (NextPlace() is { } place)
        {
            var entries = new List<ReadOnlyMemory<byte>>();
            var end = SpoolReader.Read(_files.PathOf(place.At.Segment), place.At.Offset, place.End, count, bytes, entries, out var sound);
            if (entries.Count > 0)
            {
                return new SpoolBatch(entries, place.At with { Offset = end });
            }

            if (!sound)
            {
                _log.Warning($"the alert spool's file {_files.PathOf(place.At.Segment)} ends with {place.End - end} bytes that are torn or damaged: they are skipped");
            }

            Leave(place.At.Segment);
        }

        return null;
    }

    /// <summary>Lets go of all entries before a place.</summary>
    public void Advance(SpoolPosition to)
    {
        lock (_lock)
        {
            if (to <= _cursor)
            {
                return;
            }

            _cursor = to;
            while (_files.First is { } first && first < to.Segment)
            {
                _files.Delete(first);
            }
        }

        _cursorFile.Save(to);
    }

    /// <summary>Writes what is pending, if the disk lets it, and closes the files.</summary>
    public void Dispose()
    {
        _pending.Close();
        _thread.Join();
        _writer.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private (SpoolPosition At, long End)? NextPlace()
    {
        lock (_lock)
        {
            if (_files.First is not { } first || _cursor >= _durable)
            {
                return null;
            }

            var at = _cursor.Segment < first ? new SpoolPosition(first, 0) : _cursor;
            var end = _files.SizeOf(at.Segment);
            if (at.Offset < end)
            {
                return (at, end);
            }

            return _files.After(at.Segment) is { } next ? (new SpoolPosition(next, 0), _files.SizeOf(next)) : null;
        }
    }

    /// <summary>Nothing more is to be had from a segment. It is not the one being written: that one has no damage.</summary>
    private void Leave(long segment)
    {
        SpoolPosition to;
        lock (_lock)
        {
            to = _files.After(segment) is { } next ? new SpoolPosition(next, 0) : new SpoolPosition(segment, _files.SizeOf(segment));
        }

        Advance(to);
    }

    private void WriteAll()
    {
        while (_pending.Take() is { } entries)
        {
            var written = Write(entries);
            _pending.Written(entries.Count, written);
            if (!written)
            {
                return;
            }
        }
    }

    /// <returns>false when the disk refused until the spool was closed.</returns>
    private bool Write(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var refused = false;
        while (true)
        {
            try
            {
                _writer.Write(entries);
                Show();
                if (refused)
                {
                    _log.Info($"the alert spool in {_options.Directory} can be written again");
                }

                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (!refused)
                {
                    _log.Error($"the alert spool in {_options.Directory} cannot be written, alerts wait: {e.Message}");
                }

                refused = true;
                if (_pending.WaitForClose(_options.RetryDelay))
                {
                    return false;
                }
            }
        }
    }

    private void Show()
    {
        TaskCompletionSource more;
        lock (_lock)
        {
            _files.SetSize(_writer.Segment, _writer.Length);
            _durable = new SpoolPosition(_writer.Segment, _writer.Length);
            KeepBound();
            (more, _more) = (_more, NewSignal());
        }

        more.SetResult();
    }

    private void KeepBound()
    {
        while (_files.Count > 1 && _files.TotalBytes > _options.MaxBytes && _files.First is { } oldest)
        {
            var from = _cursor.Segment == oldest ? _cursor.Offset : 0;
            var lost = _cursor.Segment > oldest ? 0 : SpoolReader.Count(_files.PathOf(oldest), from, _files.SizeOf(oldest));
            Dropped += lost;
            _log.Error($"the alert spool holds more than {_options.MaxBytes} bytes that the Local API did not take: the {lost} oldest alerts are given up ({Dropped} so far)");
            _files.Delete(oldest);
        }
    }
}

namespace CrowdSec.Daemon.Agent.Spool;

/// <summary>What was appended and is not yet on the disk. Thread-safe; one thread takes.</summary>
internal sealed class PendingEntries(long maxBytes)
{
    private readonly object _gate = new();
    private readonly List<(long Upto, TaskCompletionSource Done)> _waiters = [];
    private List<ReadOnlyMemory<byte>> _entries = [];
    private long _bytes;
    private long _added;
    private long _written;
    private bool _closed;
    private bool _failed;

    /// <summary>Adds an entry; waits while there are too many bytes.</summary>
    public void Add(ReadOnlyMemory<byte> entry)
    {
        lock (_gate)
        {
            while (_bytes > maxBytes && !_closed)
            {
                Monitor.Wait(_gate);
            }

            ObjectDisposedException.ThrowIf(_closed, this);
            _entries.Add(entry);
            _bytes += entry.Length;
            _added++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for entries and takes all of them. Null: closed, and nothing is left.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Take()
    {
        lock (_gate)
        {
            while (_entries.Count == 0 && !_closed)
            {
                Monitor.Wait(_gate);
            }

            if (_entries.Count == 0)
            {
                return null;
            }

            var taken = _entries;
            _entries = [];
            _bytes = 0;
            Monitor.PulseAll(_gate);
            return taken;
        }
    }

    /// <summary>Says what became of taken entries.</summary>
    public void Written(int count, bool well)
    {
        lock (_gate)
        {
            _written += count;
            _failed |= !well;
            for (var i = _waiters.Count - 1; i >= 0; i--)
            {
                if (!well)
                {
                    _waiters[i].Done.SetException(new ObjectDisposedException(nameof(AlertSpool)));
                }
                else if (_waiters[i].Upto <= _written)
                {
                    _waiters[i].Done.SetResult();
                }
                else
                {
                    continue;
                }

                _waiters.RemoveAt(i);
            }
        }
    }

    public Task WhenWrittenAsync()
    {
        lock (_gate)
        {
            if (_failed)
            {
                return Task.FromException(new ObjectDisposedException(nameof(AlertSpool)));
            }

            if (_written >= _added)
            {
                return Task.CompletedTask;
            }

            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((_added, done));
            return done.Task;
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <returns>Whether it was closed within the time.</returns>
    public bool WaitForClose(TimeSpan time)
    {
        var started = Environment.TickCount64;
        lock (_gate)
        {
            while (!_closed && time - TimeSpan.FromMilliseconds(Environment.TickCount64 - started) is var left && left > TimeSpan.Zero)
            {
                Monitor.Wait(_gate, left);
            }

            return _closed;
        }
    }
}

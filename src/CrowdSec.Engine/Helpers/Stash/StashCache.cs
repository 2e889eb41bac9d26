using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>A bounded map of texts whose entries live for a while. Thread-safe.</summary>
internal sealed class StashCache
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly IEvictionPolicy _policy;
    private readonly GoDuration _ttl;
    private readonly TimeProvider _clock;

    /// <param name="size">Entries, at least 1.</param>
    /// <param name="ttl">How long entries live; for ever when not positive.</param>
    /// <param name="strategy">LRU, LFU or ARC; anything else means LRU.</param>
    public StashCache(int size, GoDuration ttl, string strategy, TimeProvider clock)
    {
        size = Math.Max(size, 1);
        _ttl = ttl;
        _clock = clock;
        Strategy = strategy.Length == 0 ? "LRU" : strategy.ToUpperInvariant();
        _policy = Strategy switch { "LFU" => new LfuPolicy(size), "ARC" => new ArcPolicy(size), _ => new LruPolicy(size) };
    }

    public string Strategy { get; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <param name="ttl">How long the entry lives; null for the cache's own time.</param>
    public void Set(string key, string value, GoDuration? ttl)
    {
        var span = ttl ?? _ttl;
        var entry = new Entry(value, _clock.GetTimestamp(), span.Nanoseconds <= 0 ? TimeSpan.MaxValue : span.ToTimeSpan());
        lock (_lock)
        {
            if (_entries.ContainsKey(key))
            {
                _policy.Touch(key);
            }
            else if (_policy.Add(key) is { } gone)
            {
                _entries.Remove(gone);
            }

            _entries[key] = entry;
        }
    }

    public string? Get(string key)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                return null;
            }

            if (_clock.GetElapsedTime(entry.Stored) > entry.Ttl)
            {
                _entries.Remove(key);
                _policy.Remove(key);
                return null;
            }

            _policy.Touch(key);
            return entry.Value;
        }
    }

    private readonly record struct Entry(string Value, long Stored, TimeSpan Ttl);
}

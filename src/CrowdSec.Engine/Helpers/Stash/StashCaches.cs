using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Stash;

/// <summary>
/// The named caches that parsers fill and expressions read. A name that is declared again gets one more cache: values go to all of them and
/// come from the first. Thread-safe.
/// </summary>
public sealed class StashCaches(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private volatile Dictionary<string, StashCache[]> _caches = new(StringComparer.Ordinal);

    /// <summary>Entries by name and strategy, for metrics.</summary>
    public IEnumerable<(string Name, string Strategy, int Count)> Sizes =>
        _caches.SelectMany(static c => c.Value, static (named, cache) => (named.Key, cache.Strategy, cache.Count));

    /// <param name="size">Entries, at least 1.</param>
    /// <param name="strategy">LRU, LFU or ARC.</param>
    public void Declare(string name, int size, GoDuration ttl, string strategy)
    {
        lock (_lock)
        {
            var copy = new Dictionary<string, StashCache[]>(_caches, StringComparer.Ordinal);
            copy[name] = [.. copy.GetValueOrDefault(name, []), new StashCache(size, ttl, strategy, clock)];
            _caches = copy;
        }
    }

    /// <param name="ttl">How long the value lives; null for the cache's own time.</param>
    /// <returns>false when no cache has the name.</returns>
    public bool Set(string name, string key, string value, GoDuration? ttl = null)
    {
        if (!_caches.TryGetValue(name, out var caches))
        {
            return false;
        }

        foreach (var cache in caches)
        {
            cache.Set(key, value, ttl);
        }

        return true;
    }

    /// <returns>false when no cache has the name; a missing key is an empty value.</returns>
    public bool TryGet(string name, string key, out string value)
    {
        value = "";
        if (!_caches.TryGetValue(name, out var caches))
        {
            return false;
        }

        value = caches[0].Get(key) ?? "";
        return true;
    }
}

using System.Collections.Concurrent;
using CrowdSec.Storage.Bouncers;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>All bouncers in memory, so that a request with a key needs no database. Thread-safe; readers see whole groups.</summary>
internal sealed class BouncerDirectory(IBouncerStore store)
{
    private volatile Content _content = new();

    /// <summary>Bouncers with a key, in the order of their ids; empty when there are none.</summary>
    public IReadOnlyList<Bouncer> FindByKey(KeyDigest key) => _content.ByKey.GetValueOrDefault(key, []);

    public Bouncer? FindByName(string name) => _content.ByName.GetValueOrDefault(name);

    /// <summary>Reads them all anew.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var content = new Content();
        foreach (var bouncer in (await store.ListAsync(cancellationToken)).OrderBy(static b => b.Id))
        {
            content.Put(bouncer);
        }

        _content = content;
    }

    /// <summary>Takes in what this process has just stored.</summary>
    public void Put(Bouncer bouncer) => _content.Put(bouncer);

    private sealed class Content
    {
        public ConcurrentDictionary<KeyDigest, Bouncer[]> ByKey { get; } = new();

        public ConcurrentDictionary<string, Bouncer> ByName { get; } = new(StringComparer.Ordinal);

        public void Put(Bouncer bouncer)
        {
            ByName[bouncer.Name] = bouncer;
            if (KeyDigest.OfStored(bouncer.KeyHash) is { } key)
            {
                ByKey.AddOrUpdate(key, static (_, added) => [added], static (_, old, added) => [.. old.Where(b => b.Id != added.Id).Append(added).OrderBy(static b => b.Id)], bouncer);
            }
        }
    }
}

using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;
using CrowdSec.Storage;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Changes;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>
/// Keeps the index up to date: reads the lists when they change, by whomever, and resolves their host names every few minutes. Decisions on addresses that become
/// allowed end: those that were made while the change was on its way, and those on a host's new address.
/// </summary>
internal sealed class AllowlistRefresher(IStore store, AllowlistIndex index, HostAddresses hosts, TimeProvider clock, ILog log)
{
    public static readonly TimeSpan ResolveInterval = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);
    private const int ReadAtOnce = 1_000;

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<StoredAllowlist> _lists = [];

    /// <summary>Reads the lists for the first time; names are resolved as far as that goes quickly.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReloadAsync(first: true, cancellationToken);
    }

    /// <summary>Follows changes until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(FollowAsync(cancellationToken), ResolveAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end of it.
        }
    }

    /// <summary>Reads the lists anew.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken) => ReloadAsync(first: false, cancellationToken);

    /// <summary>Asks for all host names again.</summary>
    public Task ResolveAgainAsync(CancellationToken cancellationToken) => UpdateAsync(_ => Task.CompletedTask, onlyNew: false, first: false, cancellationToken);

    private Task ReloadAsync(bool first, CancellationToken cancellationToken) =>
        UpdateAsync(async stop => _lists = await store.Allowlists.ListAsync(withItems: true, stop), onlyNew: true, first, cancellationToken);

    private async Task UpdateAsync(Func<CancellationToken, Task> prepare, bool onlyNew, bool first, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await prepare(cancellationToken);

            // What needs no name service must not wait for it.
            await PublishAsync(expire: !first, cancellationToken);
            await hosts.ResolveAsync(Names(), onlyNew, cancellationToken);
            await PublishAsync(expire: true, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task PublishAsync(bool expire, CancellationToken cancellationToken)
    {
        var before = index.Table.Ranges.ToHashSet();
        index.Table = Build();
        var added = expire ? index.Table.Ranges.Where(range => !before.Contains(range)).ToList() : [];
        if (added.Count > 0 && await store.Decisions.ExpireAsync(added, cancellationToken) is > 0 and var ended)
        {
            log.Info($"allowlists: {ended} decisions on addresses that are allowed now have ended");
        }
    }

    private AllowlistTable Build() => new(_lists.SelectMany(list => list.Items.SelectMany(item => Entries(list, item))));

    private IEnumerable<AllowlistEntry> Entries(StoredAllowlist list, StoredAllowlistItem item)
    {
        if (item.Range is { } range)
        {
            return [new AllowlistEntry(range.Unmap(), list.Name, item.Value, item.Comment, item.ExpiresAt)];
        }

        return hosts.Of(item.Value).Select(address => new AllowlistEntry(new IpRange(address, address.BitLength), list.Name, item.Value, item.Comment, item.ExpiresAt));
    }

    private List<string> Names()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. _lists.SelectMany(static list => list.Items).Where(item => item.Range is null && (item.ExpiresAt is null || item.ExpiresAt > now)).Select(static item => item.Value)];
    }

    private async Task ResolveAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(ResolveInterval, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await GuardAsync(ResolveAgainAsync, cancellationToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var seen = -1L;
        while (true)
        {
            await GuardAsync(async stop => seen = await FollowOnceAsync(seen, stop), cancellationToken);

            // A flood of decisions shall not make this a second reader of each of them.
            await Task.Delay(Rest, clock, cancellationToken);
        }
    }

    private async Task<long> FollowOnceAsync(long seen, CancellationToken cancellationToken)
    {
        var current = await store.Changes.CurrentAsync(cancellationToken);
        if (seen < 0)
        {
            // Between the first reading of the lists and now something may have happened.
            await ReloadAsync(cancellationToken);
            return current;
        }

        if (current == seen)
        {
            await store.Changes.WaitAsync(seen, cancellationToken);
            return seen;
        }

        var (reached, changed) = await ReadAsync(seen, cancellationToken);
        if (changed)
        {
            await ReloadAsync(cancellationToken);
        }

        return reached;
    }

    private async Task<(long Reached, bool Changed)> ReadAsync(long seen, CancellationToken cancellationToken)
    {
        if (await store.Changes.OldestAsync(cancellationToken) > seen + 1)
        {
            return (await store.Changes.CurrentAsync(cancellationToken), true);
        }

        var changed = false;
        while (await store.Changes.ReadAsync(seen, ReadAtOnce, cancellationToken) is { Count: > 0 } changes)
        {
            changed |= changes.Any(static change => change.Kind == StoreChangeKind.Allowlists);
            seen = changes[^1].Sequence;
        }

        return (seen, changed);
    }

    private async Task GuardAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        try
        {
            await action(cancellationToken);
        }
        catch (StoreException e)
        {
            log.Warning($"allowlists could not be refreshed, the last known ones stay in force: {e.Message}");
            await Task.Delay(TimeSpan.FromSeconds(5), clock, cancellationToken);
        }
    }
}

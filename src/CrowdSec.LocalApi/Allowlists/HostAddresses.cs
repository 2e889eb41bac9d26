using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>Addresses of allowlisted host names. A name that cannot be resolved keeps the addresses it had. Asked by one refresher at a time.</summary>
internal sealed class HostAddresses(IHostResolver resolver, ILog log)
{
    private const int Parallel = 8;

    /// <summary>For one name.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, IReadOnlyList<IpAddr>> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _failing = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<IpAddr> Of(string name) => _known.GetValueOrDefault(name) ?? [];

    /// <summary>Forgets names that are not listed, and asks for the others.</summary>
    /// <param name="onlyNew">Names whose addresses are known are not asked again.</param>
    public async Task ResolveAsync(IReadOnlyCollection<string> names, bool onlyNew, CancellationToken cancellationToken)
    {
        var wanted = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in _known.Keys.Where(name => !wanted.Contains(name)))
        {
            _known.TryRemove(name, out _);
            _failing.TryRemove(name, out _);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken };
        await System.Threading.Tasks.Parallel.ForEachAsync(wanted.Where(name => !onlyNew || !_known.ContainsKey(name)), options, async (name, stop) => await ResolveAsync(name, stop));
    }

    private async Task ResolveAsync(string name, CancellationToken cancellationToken)
    {
        var addresses = await AskAsync(name, cancellationToken);
        if (addresses is null)
        {
            if (_failing.TryAdd(name, true))
            {
                log.Warning($"allowlist: '{name}' cannot be resolved; {(Of(name).Count > 0 ? $"its last addresses stay allowed ({string.Join(", ", Of(name))})" : "no address is allowed for it yet")}");
            }

            return;
        }

        if (_failing.TryRemove(name, out _) || !addresses.ToHashSet().SetEquals(Of(name)))
        {
            log.Info($"allowlist: '{name}' is {string.Join(", ", addresses)}");
        }

        _known[name] = addresses;
    }

    private async Task<IReadOnlyList<IpAddr>?> AskAsync(string name, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        try
        {
            // Some name services do not hear of the cancellation.
            return await resolver.ResolveAsync(name, timeout.Token).WaitAsync(Timeout, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}

using System.Collections.Concurrent;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;
using Microsoft.Extensions.Primitives;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>
/// Notes what is new about a bouncer that calls: its first address, its program and version. Two programs that share a key and an address would change that with every request;
/// so the program is written at most once a minute.
/// </summary>
internal sealed class BouncerUpdates(BouncerDirectory directory, IBouncerStore store, TimeProvider clock, ILog log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<long, long> _written = new(); // bouncer → timestamp

    public bool AreNeeded(Bouncer bouncer, Caller caller, StringValues userAgent) =>
        bouncer.IpAddress.Length == 0 || (!IsSame(bouncer, userAgent.ToString()) && IsDue(bouncer));

    /// <summary>Stores what is new. A database that is away does not keep a bouncer from its decisions.</summary>
    public async ValueTask<Bouncer> ApplyAsync(Bouncer bouncer, Caller caller, string userAgent, CancellationToken cancellationToken)
    {
        if (!AreNeeded(bouncer, caller, userAgent))
        {
            return bouncer;
        }

        var (type, version) = UserAgent.OfBouncer(userAgent);
        var updated = bouncer with { IpAddress = bouncer.IpAddress.Length == 0 ? caller.Address.ToString() : bouncer.IpAddress, Type = type, Version = version };
        _written[bouncer.Id] = clock.GetTimestamp();
        try
        {
            await store.UpdateAsync(updated, cancellationToken);
            directory.Put(updated);
        }
        catch (StoreException exception)
        {
            log.Warning($"address and version of bouncer '{bouncer.Name}' were not stored: {exception.Message}");
        }

        return updated;
    }

    private static bool IsSame(Bouncer bouncer, string userAgent)
    {
        var text = userAgent.AsSpan();
        if (text.Length == bouncer.Type.Length + 1 + bouncer.Version.Length && text.StartsWith(bouncer.Type) && text[bouncer.Type.Length] == '/' && text.EndsWith(bouncer.Version))
        {
            return true; // nearly always, and nothing was allocated
        }

        var (type, version) = UserAgent.OfBouncer(userAgent);
        return type == bouncer.Type && version == bouncer.Version;
    }

    private bool IsDue(Bouncer bouncer) => !_written.TryGetValue(bouncer.Id, out var at) || clock.GetElapsedTime(at) >= Interval;
}

using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Authentication;

/// <summary>
/// Finds the bouncer that a key belongs to. One key used from several addresses makes a bouncer "NAME@address" for each further one. Answers come from memory; the database is
/// written to when something about a bouncer is new.
/// </summary>
internal sealed class KeyAuthentication(BouncerDirectory directory, IBouncerStore store, BouncerUpdates updates, LookupLimit lookups, ILog log)
{
    private const string HeaderName = "X-Api-Key";
    private const string AuthType = "api-key";

    /// <summary>A stolen key must not fill the table.</summary>
    private const int MostChildren = 4096;

    public static bool IsOffered(HttpContext context) => context.Request.Headers.ContainsKey(HeaderName);

    /// <returns>Null: access forbidden.</returns>
    public ValueTask<Caller?> AuthenticateAsync(HttpContext context, Caller stranger)
    {
        if (KeyDigest.OfKey(context.Request.Headers[HeaderName].ToString()) is not { } key)
        {
            return default;
        }

        var holders = directory.FindByKey(key);
        if (holders.Count > 0 && HttpMethods.IsHead(context.Request.Method))
        {
            return new(Usable(holders) ? stranger with { IsKnown = true } : null);
        }

        if (AtAddress(holders, stranger.Address.ToString()) is { } bouncer && !updates.AreNeeded(bouncer, stranger, context.Request.Headers.UserAgent))
        {
            return new(bouncer.Revoked ? null : stranger with { IsKnown = true, Bouncer = bouncer });
        }

        return AuthenticateSlowlyAsync(context, stranger, key);
    }

    private async ValueTask<Caller?> AuthenticateSlowlyAsync(HttpContext context, Caller stranger, KeyDigest key)
    {
        var holders = await HoldersAsync(key, context.RequestAborted);
        if (holders.Count == 0 || !Usable(holders))
        {
            return null;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return stranger with { IsKnown = true };
        }

        var address = stranger.Address.ToString();
        var bouncer = AtAddress(holders, address)
            ?? (holders.Count == 1 && holders[0].IpAddress.Length == 0 ? holders[0] : await CreateChildAsync(holders, address, context.RequestAborted));
        if (bouncer is null || bouncer.Revoked)
        {
            return null;
        }

        bouncer = await updates.ApplyAsync(bouncer, stranger, context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        return stranger with { IsKnown = true, Bouncer = bouncer };
    }

    private async Task<IReadOnlyList<Bouncer>> HoldersAsync(KeyDigest key, CancellationToken cancellationToken)
    {
        var known = directory.FindByKey(key);
        if (known.Count > 0 || !lookups.TryTake())
        {
            return known;
        }

        var stored = await store.FindByKeyAsync(key.Text, cancellationToken);
        foreach (var bouncer in stored)
        {
            directory.Put(bouncer);
        }

        return directory.FindByKey(key);
    }

    private async Task<Bouncer?> CreateChildAsync(IReadOnlyList<Bouncer> holders, string address, CancellationToken cancellationToken)
    {
        var first = holders[0];
        if (holders.Count > MostChildren)
        {
            log.Warning($"the key of bouncer '{first.Name}' is used from more than {MostChildren} addresses; {address} is refused");
            return null;
        }

        var at = first.Name.LastIndexOf('@');
        var name = $"{(at > 0 && first.Name.AsSpan(at + 1).SequenceEqual(first.IpAddress) ? first.Name[..at] : first.Name)}@{address}";
        log.Info($"creating bouncer '{name}': the key of '{first.Name}' is used from {address}");
        try
        {
            var child = new Bouncer { Name = name, KeyHash = first.KeyHash, IpAddress = address, AuthType = AuthType, AutoCreated = true };
            var created = await store.AddAsync(child, cancellationToken);
            directory.Put(created);
            return created;
        }
        catch (StoreException exception) when (exception.Error == StoreError.AlreadyExists)
        {
            // Made by a request at the same time; with another key it is somebody else's.
            var there = await store.FindAsync(name, cancellationToken);
            return there?.KeyHash == first.KeyHash ? there : null;
        }
    }

    private static Bouncer? AtAddress(IReadOnlyList<Bouncer> holders, string address)
    {
        for (var i = 0; i < holders.Count; i++)
        {
            if (holders[i].AuthType == AuthType && holders[i].IpAddress == address)
            {
                return holders[i];
            }
        }

        return null;
    }

    private static bool Usable(IReadOnlyList<Bouncer> holders) => holders.Any(static b => b is { Revoked: false, AuthType: AuthType });
}

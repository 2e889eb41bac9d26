using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Machines;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Authentication.Certificates;

/// <summary>Finds the bouncer or machine that a certificate stands for: "CN@address", made when it is new.</summary>
internal sealed class CertificateAuthentication(
    CertificateCheck check, IReadOnlyList<string> bouncersUnits, IReadOnlyList<string> machinesUnits, BouncerDirectory bouncers, BouncerUpdates updates, IStore store, ILog log) : IAsyncDisposable
{
    private const string AuthType = "tls";

    public static VerifiedClient? Client(HttpContext context) => context.Features.Get<VerifiedClient>();

    /// <returns>Null: access forbidden; the log says why.</returns>
    public async ValueTask<Caller?> AuthenticateBouncerAsync(HttpContext context, VerifiedClient client, Caller stranger)
    {
        try
        {
            await check.CheckAsync(client, bouncersUnits, context.RequestAborted);
        }
        catch (CertificateException exception)
        {
            log.Warning($"bouncer '{client.CommonName}' from {stranger.Address}: {exception.Message}");
            return null;
        }

        var name = $"{client.CommonName}@{stranger.Address}";
        var bouncer = bouncers.FindByName(name) ?? await store.Bouncers.FindAsync(name, context.RequestAborted) ?? await CreateBouncerAsync(name, stranger, context.RequestAborted);
        if (bouncer.AuthType != AuthType || bouncer.Revoked)
        {
            log.Warning($"bouncer '{name}' has a certificate, but it is known by {(bouncer.Revoked ? "nothing any more: it is revoked" : bouncer.AuthType)}");
            return null;
        }

        return stranger with { IsKnown = true, Bouncer = await updates.ApplyAsync(bouncer, stranger, context.Request.Headers.UserAgent.ToString(), context.RequestAborted) };
    }

    /// <exception cref="CertificateException">Refused.</exception>
    public async Task<Machine> AuthenticateMachineAsync(HttpContext context, VerifiedClient client, Caller stranger)
    {
        await check.CheckAsync(client, machinesUnits, context.RequestAborted);
        var machineId = $"{client.CommonName}@{stranger.Address}";
        var machine = await store.Machines.FindAsync(machineId, context.RequestAborted) ?? await CreateMachineAsync(machineId, stranger, context.RequestAborted);
        if (machine.AuthType != AuthType)
        {
            throw new CertificateException($"machine {machineId} attempted to auth with TLS cert but it is configured to use {machine.AuthType}");
        }

        return machine.IsValidated ? machine : throw new CertificateException($"machine {machineId} not validated");
    }

    public ValueTask DisposeAsync()
    {
        check.Dispose();
        return default;
    }

    private async Task<Bouncer> CreateBouncerAsync(string name, Caller stranger, CancellationToken cancellationToken)
    {
        log.Info($"creating bouncer '{name}' for its certificate");
        try
        {
            // A key that nobody knows: the column is not meant to be empty.
            var bouncer = new Bouncer { Name = name, KeyHash = BouncerKey.Hash(BouncerKey.Generate()), IpAddress = stranger.Address.ToString(), AuthType = AuthType, AutoCreated = true };
            var created = await store.Bouncers.AddAsync(bouncer, cancellationToken);
            bouncers.Put(created);
            return created;
        }
        catch (StoreException exception) when (exception.Error == StoreError.AlreadyExists)
        {
            return await store.Bouncers.FindAsync(name, cancellationToken) ?? throw new StoreException(StoreError.Unavailable, exception.Message, exception);
        }
    }

    private async Task<Machine> CreateMachineAsync(string machineId, Caller stranger, CancellationToken cancellationToken)
    {
        log.Info($"creating machine '{machineId}' for its certificate");
        try
        {
            var machine = new Machine { MachineId = machineId, PasswordHash = MachinePassword.NobodysHash, IpAddress = stranger.Address.ToString(), IsValidated = true, AuthType = AuthType };
            return await store.Machines.AddAsync(machine, replace: false, cancellationToken);
        }
        catch (StoreException exception) when (exception.Error == StoreError.AlreadyExists)
        {
            return await store.Machines.FindAsync(machineId, cancellationToken) ?? throw new StoreException(StoreError.Unavailable, exception.Message, exception);
        }
    }
}

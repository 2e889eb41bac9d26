using System.Net;
using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Machines;
using CrowdSec.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>The Local API while it serves. Disposing of it lets requests that are under way end, then stops; the store stays open, it belongs to who made it.</summary>
public sealed class LocalApiServer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ApiComposition _composition;
    private readonly SignsOfLife _signsOfLife;
    private readonly AccessLog? _accessLog;
    private readonly LocalApiOptions _options;
    private int _isDisposed;

    private LocalApiServer(WebApplication web, ApiComposition composition, ApiServices services, AccessLog? accessLog)
    {
        (_web, _composition, _signsOfLife, _accessLog, _options) = (web, composition, services.SignsOfLife, accessLog, services.Options);
        Counters = services.Counters;
    }

    public ApiCounters Counters { get; }

    /// <summary>Where it listens, such as "http://127.0.0.1:8080": with the real port when 0 was asked for.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Where(static a => !a.Contains("unix:", StringComparison.Ordinal)).Select(static a => new Uri(a))];

    /// <summary>What it answers to.</summary>
    internal IReadOnlyList<ApiRoute> Routes =>
        [.. ((IEndpointRouteBuilder)_web).DataSources.SelectMany(static s => s.Endpoints).Select(static e => e.Metadata.GetMetadata<ApiRoute>()).OfType<ApiRoute>()];

    /// <param name="log">What the operator should know.</param>
    /// <param name="accessLog">One line per request; null: none.</param>
    /// <exception cref="FormatException">A setting is not what it should be; the message names it.</exception>
    /// <exception cref="IOException">An address is in use, or a file cannot be read.</exception>
    /// <exception cref="StoreException">The database cannot be read.</exception>
    public static async Task<LocalApiServer> StartAsync(LocalApiOptions options, IStore store, TimeProvider clock, ILog log, ILog? accessLog, CancellationToken cancellationToken)
    {
        log = new BoundedLog(log);
        var services = new ApiServices(options, store, clock, log) { SignsOfLife = new SignsOfLife(store.Machines, clock, log) };
        var composition = await ApiComposition.CreateAsync(services, cancellationToken);
        var access = accessLog is null ? null : new AccessLog(accessLog);
        var endPoints = options.Server.ListenUri.Length == 0 ? [] : await ListenAddress.ParseAsync(options.Server.ListenUri, cancellationToken);
        if (options.Server.ListenSocket.Length > 0)
        {
            UnixSocketFile.RemoveStale(options.Server.ListenSocket);
        }

        var web = Build(services, composition, access, endPoints);
        var result = new LocalApiServer(web, composition, services, access);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }

        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(_options.Limits.Shutdown);
        await _web.StopAsync(deadline.Token);
        await _web.DisposeAsync();
        await _composition.DisposeAsync();
        await _signsOfLife.DisposeAsync();
        if (_accessLog is not null)
        {
            await _accessLog.DisposeAsync();
        }

        UnixSocketFile.Remove(_options.Server.ListenSocket);
    }

    private static WebApplication Build(ApiServices services, ApiComposition composition, AccessLog? accessLog, IReadOnlyList<IPEndPoint> endPoints)
    {
        // Nothing but the server and its routes: no configuration files, no environment, no logging of the framework, no handler for signals.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listeners.Configure(kestrel, services.Options.Server, services.Options.Limits, endPoints, composition.Tls));
        var web = builder.Build();
        var traces = new CrashTrace(services.Options.DataDirectory, services.Clock, services.Log);
        var pipeline = new RequestPipeline(composition.Addresses, composition.Authenticator, new FailureAnswers(traces, services.Log), services.Counters, accessLog, services.Clock);
        web.Use(next => context => pipeline.ObserveAsync(context, next));
        web.UseRouting();
        web.Use(next => context => pipeline.AuthenticateAsync(context, next));
        foreach (var endpoints in composition.Endpoints)
        {
            endpoints.Map(web);
        }

        return web;
    }
}

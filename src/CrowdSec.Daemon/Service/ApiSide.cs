using System.Net.Sockets;
using CrowdSec.Configuration;
using CrowdSec.Daemon.Logging;
using CrowdSec.Daemon.Standalone;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage;
using CrowdSec.Storage.Retention;

namespace CrowdSec.Daemon.Service;

/// <summary>The Local API of this process, with its database.</summary>
internal sealed class ApiSide : IAsyncDisposable
{
    private readonly LocalApiServer _server;

    private readonly RetentionTask _retention;

    private readonly string _fingerprint;

    private ApiSide(IStore store, LocalApiServer server, RetentionTask retention, CrowdSecConfig config)
    {
        _retention = retention;
        _fingerprint = ApiFingerprint.Of(config);
        Store = store;
        _server = server;
        Config = config;
    }

    public IStore Store { get; }

    public ApiCounters Counters => _server.Counters;

    /// <summary>What it was started with.</summary>
    public CrowdSecConfig Config { get; }

    /// <summary>Where log processors of this host reach it: a URL, or the path of a socket.</summary>
    public string Url => _server.Addresses.Count > 0 ? _server.Addresses[0].ToString() : Config.ApiServer!.ListenSocket;

    /// <summary>Whether a configuration asks for exactly this API.</summary>
    public bool Serves(LoadedService loaded) => ApiFingerprint.Of(loaded.Config) == _fingerprint;

    /// <exception cref="FatalException">It cannot be started; the message says why, and what to do.</exception>
    public static async Task<ApiSide> StartAsync(LoadedService loaded, DaemonHost host, EngineServices services, DaemonLogs logs, CancellationToken cancellationToken)
    {
        var config = loaded.Config;
        IStore store;
        try
        {
            store = await host.OpenStore(config.Database!, logs.Main, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            throw new FatalException($"unable to open the database: {e.Message}", e);
        }

        try
        {
            var options = new LocalApiOptions(loaded.Api!) { DataDirectory = config.Paths.DataDirectory, TokenSecret = host.Environment("CS_LAPI_SECRET") ?? "", ProfileLanguage = services.Profiles(config) };
            var rules = RetentionRules.From(config.Database!.Flush);
            var server = await LocalApiServer.StartAsync(options, store, host.Clock, logs.Api, logs.Access, cancellationToken).ConfigureAwait(false);
            return new ApiSide(store, server, new RetentionTask(store.Retention, rules, host.Clock, logs.Main), config);
        }
        catch (Exception e) when (e is FormatException or IOException or StoreException or UnauthorizedAccessException or SocketException)
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw new FatalException($"unable to run the Local API: {Explain(e, config)}", e);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        await _retention.DisposeAsync().ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    private static string Explain(Exception e, CrowdSecConfig config)
    {
        var uri = config.ApiServer!.ListenUri;
        if (!e.ToString().Contains("in use", StringComparison.Ordinal) || !int.TryParse(uri.AsSpan(uri.LastIndexOf(':') + 1), out var port))
        {
            return e.Message;
        }

        var holder = PortHolder.Find(port) ?? "another program";
        return $"{uri} is already in use by {holder}: stop it, or name another address with api.server.listen_uri in {config.FilePath}";
    }
}

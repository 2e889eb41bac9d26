using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Alerts;
using CrowdSec.LocalApi.Allowlists;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Authentication.Certificates;
using CrowdSec.LocalApi.Decisions;
using CrowdSec.LocalApi.Machines;
using CrowdSec.LocalApi.Metrics;
using CrowdSec.LocalApi.OpenApi;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>Makes the parts of the Local API and knows their order; the only class that sees every folder.</summary>
internal sealed class ApiComposition : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly List<IEndpoints> _endpoints = [];

    private ApiComposition()
    {
    }

    public IReadOnlyList<IEndpoints> Endpoints => _endpoints;

    public Authenticator Authenticator { get; private set; } = null!;

    public ClientAddress Addresses { get; private set; } = null!;

    /// <summary>Null: plain HTTP.</summary>
    public ServerTls? Tls { get; private set; }

    /// <exception cref="FormatException">A setting is not what it should be.</exception>
    public static async Task<ApiComposition> CreateAsync(ApiServices services, CancellationToken cancellationToken)
    {
        var result = new ApiComposition();
        try
        {
            result._endpoints.Add(new HealthEndpoints());
            result._endpoints.Add(new OpenApiEndpoints());
            await result.AddAuthenticationAsync(services, cancellationToken);
            var decisions = await result.AddDecisionsAsync(services, cancellationToken);
            await result.AddAlertsAsync(services, new DecisionPublisher(decisions.Feed), cancellationToken);
            return result;
        }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the parts, the youngest first.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out var part))
        {
            await part.DisposeAsync();
        }
    }

    private async Task AddAuthenticationAsync(ApiServices services, CancellationToken cancellationToken)
    {
        var (options, store, clock, log) = (services.Options, services.Store, services.Clock, services.Log);
        var machines = new MachineDirectory(store.Machines);
        var bouncers = new BouncerDirectory(store.Bouncers);
        _parts.Push(await DirectoryRefresh.StartAsync(store, machines, bouncers, clock, log, cancellationToken));
        var tokens = new MachineTokens(TokenSecret.Load(options, log), clock);
        var tokenAuthentication = new TokenAuthentication(tokens, machines, store.Machines, new LookupLimit(clock, 50));
        var updates = new BouncerUpdates(bouncers, store.Bouncers, clock, log);
        var keys = new KeyAuthentication(bouncers, store.Bouncers, updates, new LookupLimit(clock, 20), log);
        Tls = ServerTls.Create(options.Server.Tls, clock);
        var certificates = Tls is null ? null : AddCertificates(services, options.Server.Tls!, bouncers, updates);
        Addresses = new ClientAddress(options.Server);
        if (Addresses.IsForgeable)
        {
            log.Warning("use_forwarded_for_headers without trusted_proxies: every client can choose the address it seems to come from, 127.0.0.1 as well; list your proxies in trusted_proxies");
        }

        Authenticator = new Authenticator(Addresses, keys, tokenAuthentication, certificates);

        var passwords = new PasswordChecks(options.Limits);
        _endpoints.Add(new LoginEndpoints(new MachineLogin(store.Machines, machines, passwords, certificates, log), tokens, tokenAuthentication));
        _endpoints.Add(new UsageMetricsEndpoints(store, bouncers, clock));
        _endpoints.Add(new WatcherEndpoints(services, machines, passwords, new AutoRegistration(options.Server.AutoRegistration)));
    }

    private async Task<DecisionService> AddDecisionsAsync(ApiServices services, CancellationToken cancellationToken)
    {
        var decisions = new DecisionService(services.Store, services.Clock, services.Log, services.Counters);
        _parts.Push(decisions);
        await decisions.StartAsync(cancellationToken);
        _endpoints.Add(decisions);
        return decisions;
    }

    private async Task AddAlertsAsync(ApiServices services, IDecisionPublisher publisher, CancellationToken cancellationToken)
    {
        var allowlists = new AllowlistService(services.Store, new SystemHostResolver(), services.Clock, services.Log);
        _parts.Push(allowlists);
        await allowlists.StartAsync(cancellationToken);
        _endpoints.Add(allowlists);
        _endpoints.Add(new AlertService(services, allowlists.Index, publisher));
    }

    private CertificateAuthentication AddCertificates(ApiServices services, TlsConfig config, BouncerDirectory bouncers, BouncerUpdates updates)
    {
        var revocations = config.CrlPath.Length == 0 ? null : new RevocationFile(config.CrlPath, services.Clock, services.Log);
        var check = new CertificateCheck(revocations, new OcspClient(services.Clock, services.Log), config.CacheExpiration.ToTimeSpan(), services.Clock);
        var result = new CertificateAuthentication(check, config.BouncersAllowedOu, config.AgentsAllowedOu, bouncers, updates, services.Store, services.Log);
        _parts.Push(result);
        return result;
    }
}

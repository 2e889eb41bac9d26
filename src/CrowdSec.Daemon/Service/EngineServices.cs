using CrowdSec.Configuration;
using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Engine.Loading;
using CrowdSec.Expr.Helpers;
using CrowdSec.Expr.Helpers.Cti;
using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Profiles;

namespace CrowdSec.Daemon.Service;

/// <summary>What engines share and a reload does not forget: names of addresses, reputations, the way to the database.</summary>
internal sealed class EngineServices(TimeProvider clock, ILog log) : IDisposable
{
    private DnsCacheConfig? _dnsConfig;
    private DnsServices? _dns;
    private CtiConfig? _ctiConfig;
    private RemoteHelpers? _remote;

    public StoredDecisionCounts DecisionCounts { get; } = new();

    /// <summary>The same as long as its settings are.</summary>
    public DnsServices Dns(CrowdSecConfig? config)
    {
        var wanted = config?.LogProcessor?.DnsCache ?? new DnsCacheConfig();
        if (_dns is null || wanted != _dnsConfig)
        {
            _dnsConfig = wanted;
            _dns = new DnsServices(new ReverseDnsOptions { Ttl = wanted.Ttl, NegativeTtl = wanted.NegativeTtl, Size = wanted.Size }, clock);
        }

        return _dns;
    }

    /// <summary>The same as long as its settings are. An engine that still runs on other ones keeps them.</summary>
    public RemoteHelpers Remote(CrowdSecConfig? config)
    {
        if (_remote is null || config?.Cti != _ctiConfig)
        {
            _ctiConfig = config?.Cti;
            _remote = new RemoteHelpers(Options(_ctiConfig), clock, log);
        }

        return _remote;
    }

    /// <summary>What profiles may say.</summary>
    public ProfileLanguage Profiles(CrowdSecConfig config)
    {
        var language = new AlertLanguage(DecisionCounts, clock, log, config.Paths.DataDirectory, Dns(config), Remote(config));
        return new ProfileLanguage(language.Types, language.Functions);
    }

    public void Dispose() => _remote?.Dispose();

    private static CtiOptions Options(CtiConfig? config) => config is null ? CtiOptions.Disabled : new CtiOptions
    {
        Key = config.Key,
        Enabled = config.Enabled,
        CacheTimeout = config.CacheTimeout.ToTimeSpan(),
        CacheSize = config.CacheSize,
    };
}

using CrowdSec.Configuration;
using CrowdSec.Daemon.Service;
using CrowdSec.Foundation.Logging;
using Xunit;

namespace CrowdSec.Tests.Daemon.Service;

/// <summary>Caches and quotas of the process outlive a reload as long as their settings are the same.</summary>
public sealed class EngineServicesTests : IDisposable
{
    private readonly EngineServices _services = new(TimeProvider.System, SilentLog.Instance);
    private readonly CrowdSecConfig _config = new() { FilePath = "/etc/crowdsec/config.yaml", Paths = Paths(), Cti = new CtiConfig { Key = "k", Enabled = true } };

    [Fact]
    public void Reputations_are_remembered_over_a_reload()
    {
        var first = _services.Remote(_config);
        Assert.Same(first, _services.Remote(_config with { Common = new CommonConfig { LogLevel = "debug" } }));
        Assert.NotSame(first, _services.Remote(_config with { Cti = _config.Cti! with { CacheSize = 7 } }));
        Assert.NotSame(first, _services.Remote(_config with { Cti = null }));
    }

    [Fact]
    public void Names_are_remembered_over_a_reload()
    {
        var first = _services.Dns(_config);
        Assert.Same(first, _services.Dns(_config with { LogProcessor = new LogProcessorConfig() }));
    }

    public void Dispose() => _services.Dispose();

    private static PathsConfig Paths() => new() { ConfigDirectory = "/c", DataDirectory = "/d", HubDirectory = "/h", SimulationPath = "", IndexPath = "", NotificationDirectory = "", PluginDirectory = "", PatternDirectory = "" };
}

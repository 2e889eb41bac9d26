using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Allowlists;
using CrowdSec.Storage.Bouncers;
using CrowdSec.Storage.Changes;
using CrowdSec.Storage.Decisions;
using CrowdSec.Storage.Machines;
using CrowdSec.Storage.Metrics;
using CrowdSec.Storage.Retention;

namespace CrowdSec.Tests.LocalApi.Fakes;

/// <summary>A store without a database, for tests of who may call: machines, bouncers, reports.</summary>
internal sealed class MemoryStore : IStore
{
    public MemoryStore()
    {
        Machines = new(Changes);
        Bouncers = new(Changes);
    }

    public MemoryMachines Machines { get; }

    public MemoryBouncers Bouncers { get; }

    public MemoryChanges Changes { get; } = new();

    public MemoryMetrics Metrics { get; } = new();

    IMachineStore IStore.Machines => Machines;

    IBouncerStore IStore.Bouncers => Bouncers;

    IChangeFeed IStore.Changes => Changes;

    IUsageMetricsStore IStore.Metrics => Metrics;

    public IAlertStore Alerts { get; } = new NoAlerts();

    public IDecisionStore Decisions { get; } = new NoDecisions();

    public IRetention Retention { get; } = new NoRetention();

    public IAllowlistStore Allowlists { get; } = new NoAllowlists();

    public Task<string?> GetSettingAsync(string name, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task SetSettingAsync(string name, string? value, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => default;
}

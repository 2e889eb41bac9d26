namespace CrowdSec.Storage.Metrics;

/// <summary>Reports of machines and bouncers.</summary>
public interface IUsageMetricsStore
{
    Task AddAsync(UsageMetrics metrics, CancellationToken cancellationToken);

    IAsyncEnumerable<UsageMetrics> ListAsync(bool byMachine, string? name, CancellationToken cancellationToken);
}

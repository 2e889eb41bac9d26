using System.Collections.Concurrent;
using CrowdSec.Storage.Metrics;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class MemoryMetrics : IUsageMetricsStore
{
    public ConcurrentQueue<UsageMetrics> All { get; } = new();

    public Task AddAsync(UsageMetrics metrics, CancellationToken cancellationToken)
    {
        All.Enqueue(metrics);
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<UsageMetrics> ListAsync(bool byMachine, string? name, CancellationToken cancellationToken) => throw new NotSupportedException();
}

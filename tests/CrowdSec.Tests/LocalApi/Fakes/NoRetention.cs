using CrowdSec.Storage.Retention;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class NoRetention : IRetention
{
    public Task<long> FlushAlertsAsync(long? maxItems, TimeSpan? maxAge, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task<RetentionCounts> FlushAsync(RetentionRules rules, CancellationToken cancellationToken) => Task.FromResult(new RetentionCounts(0, 0, 0, 0, 0, 0, 0));
}

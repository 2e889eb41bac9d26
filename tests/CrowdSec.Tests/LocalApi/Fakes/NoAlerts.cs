using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;

namespace CrowdSec.Tests.LocalApi.Fakes;

internal sealed class NoAlerts : IAlertStore
{
    public Task<IReadOnlyList<long>> AddAsync(string machineId, IReadOnlyList<NewAlert> alerts, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Alert> GetAsync(long id, CancellationToken cancellationToken) => throw new StoreException(StoreError.NotFound, "object not found");

    public IAsyncEnumerable<Alert> FindAsync(AlertFilter filter, CancellationToken cancellationToken) => AsyncEnumerable.Empty<Alert>();

    public Task<long> DeleteAsync(AlertFilter filter, CancellationToken cancellationToken) => Task.FromResult(0L);

    public Task<bool> DeleteAsync(long id, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<string> GetProfileTraceAsync(long id, CancellationToken cancellationToken) => throw new StoreException(StoreError.NotFound, "object not found");
}

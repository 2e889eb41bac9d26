namespace CrowdSec.LocalApi.Profiles;

/// <summary>Knows of nothing.</summary>
internal sealed class NoOffences : IOffenceHistory
{
    public Task<long> CountAsync(string value, DateTime? after, CancellationToken cancellationToken) => Task.FromResult(0L);
}

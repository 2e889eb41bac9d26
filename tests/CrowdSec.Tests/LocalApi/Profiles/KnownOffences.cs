using CrowdSec.Engine.Helpers.Decisions;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Profiles;

namespace CrowdSec.Tests.LocalApi.Profiles;

/// <summary>A history in which every value has been decided on equally often, once a day up to now.</summary>
internal sealed class KnownOffences(int count, TimeProvider clock) : IDecisionCounts, IOffenceHistory
{
    public Task<long> CountAsync(string value, DateTime? after, CancellationToken cancellationToken) =>
        Task.FromResult(after is { } start ? Math.Min(count, (long)(clock.GetUtcNow().UtcDateTime - start).TotalDays) : count);

    public long Count(string value) => count;

    public long CountSince(string value, GoTime since) => Math.Min(count, (long)GoTime.Now(clock).Subtract(since).TotalHours / 24);

    public long CountActive(string value) => Math.Min(count, 1);

    public GoDuration ActiveTimeLeft(string value) => new(GoDuration.Hour);
}

using System.Collections.Concurrent;
using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Allowlists;

namespace CrowdSec.Tests.LocalApi.Allowlists;

/// <summary>Names with their addresses; a name that is not there gets no answer.</summary>
internal sealed class FakeResolver : IHostResolver
{
    private int _questions;

    public ConcurrentDictionary<string, string> Addresses { get; } = new();

    public int Questions => _questions;

    public Task<IReadOnlyList<IpAddr>?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _questions);
        return Task.FromResult<IReadOnlyList<IpAddr>?>(Addresses.TryGetValue(name, out var text) ? [.. text.Split(' ').Select(Parse)] : null);
    }

    private static IpAddr Parse(string text) => IpAddr.TryParse(text, out var address) ? address : throw new FormatException(text);
}

using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Tests.Engine.Helpers.Dns;

/// <summary>A name service with a few answers; counts the questions.</summary>
internal sealed class FakeResolver : IResolver
{
    private int _questions;

    public Dictionary<string, string[]> Names { get; } = [];

    public Dictionary<string, string[]> Addresses { get; } = [];

    public TaskCompletionSource? Gate { get; set; }

    public int Questions => _questions;

    public async Task<IReadOnlyList<string>> NamesOfAsync(IpAddr address, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _questions);
        if (Gate is not null)
        {
            await Gate.Task.WaitAsync(cancellationToken);
        }

        return Names.GetValueOrDefault(address.ToString(), []);
    }

    public Task<IReadOnlyList<IpAddr>> AddressesOfAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _questions);
        return Task.FromResult<IReadOnlyList<IpAddr>>(
            [.. Addresses.GetValueOrDefault(name, []).Select(static a => IpAddr.TryParse(a, out var value) ? value : default)]);
    }
}

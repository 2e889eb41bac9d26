using CrowdSec.Foundation.Caching;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>
/// Names of an address that lead back to it: anybody can give an address the name of a search engine, but only the engine's own name service
/// leads from the name to the address. Answers are remembered. Thread-safe.
/// </summary>
internal sealed class ConfirmedDns(ReverseDnsCache names, IResolver resolver, TimeProvider clock, ReverseDnsOptions options)
{
    private readonly LruCache<IpAddr, Answer> _answers = new(options.Size);

    /// <summary>Names without trailing dot.</summary>
    public IReadOnlyList<string> NamesOf(IpAddr address)
    {
        if (_answers.TryGet(address, out var answer) && !answer.IsOver(clock, options))
        {
            return answer.Names;
        }

        var confirmed = new List<string>();
        foreach (var name in names.Lookup(address))
        {
            var plain = name.TrimEnd('.');
            if (LeadsTo(plain, address))
            {
                confirmed.Add(plain);
            }
        }

        _answers.Set(address, new Answer(confirmed, clock.GetTimestamp()));
        return confirmed;
    }

    private bool LeadsTo(string name, IpAddr address)
    {
        using var timeout = new CancellationTokenSource(options.Timeout.ToTimeSpan(), clock);
        try
        {
            var addresses = Task.Run(() => resolver.AddressesOfAsync(name, timeout.Token).WaitAsync(timeout.Token)).GetAwaiter().GetResult();
            return addresses.Any(a => a.Unmap() == address);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record Answer(IReadOnlyList<string> Names, long Asked)
    {
        public bool IsOver(TimeProvider clock, ReverseDnsOptions options) =>
            clock.GetElapsedTime(Asked) > (Names.Count > 0 ? options.Ttl : options.NegativeTtl).ToTimeSpan();
    }
}

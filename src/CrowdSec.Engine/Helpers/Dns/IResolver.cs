using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>Asks the name service. Implementations are thread-safe and do not cache.</summary>
internal interface IResolver
{
    /// <summary>The names of an address, each with a trailing dot; empty when there are none or the service fails.</summary>
    Task<IReadOnlyList<string>> NamesOfAsync(IpAddr address, CancellationToken cancellationToken);

    /// <summary>The addresses of a name; empty when there are none or the service fails.</summary>
    Task<IReadOnlyList<IpAddr>> AddressesOfAsync(string name, CancellationToken cancellationToken);
}

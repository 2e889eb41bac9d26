using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>The name service. Thread-safe.</summary>
internal interface IHostResolver
{
    /// <returns>Addresses of the name, mapped ones folded. Null: no answer, which says nothing about the name.</returns>
    Task<IReadOnlyList<IpAddr>?> ResolveAsync(string name, CancellationToken cancellationToken);
}

using System.Net;
using System.Net.Sockets;
using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>Asks the system's name service.</summary>
internal sealed class SystemHostResolver : IHostResolver
{
    private const int MostAddresses = 64;

    public async Task<IReadOnlyList<IpAddr>?> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(name, cancellationToken);
            var result = new List<IpAddr>();
            foreach (var address in addresses.Take(MostAddresses))
            {
                if (IpAddr.TryParse(address.ToString().Split('%')[0], out var parsed))
                {
                    result.Add(parsed.Unmap());
                }
            }

            return result.Count > 0 ? result : null;
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return null;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>Asks the operating system's resolver.</summary>
internal sealed class SystemResolver : IResolver
{
    public async Task<IReadOnlyList<string>> NamesOfAsync(IpAddr address, CancellationToken cancellationToken)
    {
        try
        {
            var entry = await System.Net.Dns.GetHostEntryAsync(address.ToString(), AddressFamily.Unspecified, cancellationToken).ConfigureAwait(false);
            return entry.HostName.Length == 0 || IPAddress.TryParse(entry.HostName, out _) ? [] : [entry.HostName.TrimEnd('.') + "."];
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return [];
        }
    }

    public async Task<IReadOnlyList<IpAddr>> AddressesOfAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await System.Net.Dns.GetHostAddressesAsync(name, cancellationToken).ConfigureAwait(false);
            var found = new List<IpAddr>(addresses.Length);
            foreach (var address in addresses)
            {
                // A link-local address carries the interface ("%eth0"), which is no part of the address.
                if (IpAddr.TryParse(address.ToString().Split('%')[0], out var value))
                {
                    found.Add(value);
                }
            }

            return found;
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return [];
        }
    }
}

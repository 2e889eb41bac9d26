using System.Globalization;
using System.Net;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>"host:port" of listen_uri. An empty host is every address; a name is looked up.</summary>
internal static class ListenAddress
{
    /// <exception cref="FormatException">It is no address.</exception>
    public static async Task<IReadOnlyList<IPEndPoint>> ParseAsync(string text, CancellationToken cancellationToken)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            throw new FormatException($"listen_uri '{text}' is not of the form host:port");
        }

        var host = text[..colon];
        if (host.Length > 1 && host[0] == '[' && host[^1] == ']')
        {
            host = host[1..^1];
        }

        if (host.Length == 0)
        {
            return [new(IPAddress.IPv6Any, port)]; // dual mode: IPv4 too
        }

        if (IPAddress.TryParse(host, out var address))
        {
            return [new(address, port)];
        }

        var found = await Dns.GetHostAddressesAsync(host, cancellationToken);

        // One is enough, and what the reference does; IPv4 first, since "localhost" means 127.0.0.1 to most clients.
        return [new(found.FirstOrDefault(static a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork) ?? found[0], port)];
    }
}

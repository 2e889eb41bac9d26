using System.Net;
using CrowdSec.Configuration;
using Microsoft.AspNetCore.Http;

namespace CrowdSec.LocalApi.Hosting;

/// <summary>
/// Whose address a request counts for: the connection's, or the one that a trusted proxy names. Of a chain of proxies the last one that is not trusted is the client;
/// what stands before it could be made up.
/// </summary>
internal sealed class ClientAddress
{
    private const int LongestChain = 32;
    private static readonly string[] Everybody = ["0.0.0.0/0", "::/0"];

    private readonly AddressSet? _proxies;
    private readonly AddressSet _trusted;

    /// <exception cref="FormatException">An entry of trusted_proxies or trusted_ips is no address.</exception>
    public ClientAddress(ApiServerConfig config)
    {
        if (config.UseForwardedForHeaders || config.TrustedProxies.Count > 0)
        {
            _proxies = new("trusted_proxies", config.TrustedProxies.Count > 0 ? config.TrustedProxies : Everybody);
        }

        IsForgeable = config.UseForwardedForHeaders && config.TrustedProxies.Count == 0;
        _trusted = new("trusted_ips", config.TrustedIps);
    }

    /// <summary>Headers are believed from everybody.</summary>
    public bool IsForgeable { get; }

    public bool IsTrusted(IPAddress address) => IPAddress.IsLoopback(address) || _trusted.Contains(address);

    public IPAddress Find(PeerConnection peer, IHeaderDictionary headers) =>
        _proxies is not null && _proxies.Contains(peer.Address)
            ? FromChain(headers["X-Forwarded-For"].ToString()) ?? FromChain(headers["X-Real-IP"].ToString()) ?? peer.Address
            : peer.Address;

    public static IPAddress Fold(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private IPAddress? FromChain(string chain)
    {
        IPAddress? furthest = null;
        var rest = chain.AsSpan();
        for (var hop = 0; hop < LongestChain && !rest.IsEmpty; hop++)
        {
            var comma = rest.LastIndexOf(',');
            if (!TryParse(rest[(comma + 1)..].Trim(), out var address))
            {
                return null;
            }

            furthest = address;
            if (!_proxies!.Contains(address))
            {
                return address;
            }

            rest = comma < 0 ? default : rest[..comma];
        }

        return furthest;
    }

    /// <summary>An address without a port, a zone or other ways to write numbers.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.Contains('%') || (!text.Contains(':') && text.Count('.') != 3) || text.StartsWith('[') || !IPAddress.TryParse(text, out var parsed))
        {
            return false;
        }

        address = Fold(parsed);
        return true;
    }
}

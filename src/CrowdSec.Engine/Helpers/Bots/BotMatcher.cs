using CrowdSec.Engine.Helpers.Dns;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Engine.Helpers.Bots;

/// <summary>Tells whether a visitor is the bot it says it is. Thread-safe.</summary>
internal sealed class BotMatcher(ConfirmedDns dns)
{
    /// <param name="ip">An address, with or without a port.</param>
    public bool IsMatch(BotFile file, string ip, string userAgent, string path)
    {
        if (!TryParseHost(ip, out var address))
        {
            return false;
        }

        foreach (var rule in file.Rules)
        {
            if (rule.Fits(userAgent, path) && (rule.Addresses.Contains(address) || HasName(rule, address)))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasName(BotRule rule, IpAddr address)
    {
        if (rule.HostNames is null)
        {
            return false;
        }

        foreach (var name in dns.NamesOf(address))
        {
            if (rule.HostNames.IsMatch(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryParseHost(string text, out IpAddr address)
    {
        var host = text.AsSpan();
        if (host is ['[', ..] && host.IndexOf(']') is var close and > 0)
        {
            host = host[1..close];
        }
        else if (host.Count(':') == 1)
        {
            host = host[..host.IndexOf(':')];
        }

        var valid = IpAddr.TryParse(host, out address);
        address = address.Unmap();
        return valid;
    }
}

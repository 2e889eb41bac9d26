using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Network;

/// <summary>Questions about addresses. An IPv4-mapped IPv6 address counts as the IPv4 address it stands for.</summary>
internal static class IpFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("IsIP", (string text) => IpAddr.TryParse(text, out _), Pure: true)
        {
            Summary = "Whether the text is an IP address.",
            Examples = ["IsIP('192.0.2.1')", "IsIP('2001:db8::1')", "not IsIP('192.0.2.300')", "not IsIP('')"],
        },
        new("IsIPV4", (string text) => IpAddr.TryParse(text, out var address) && address.Unmap().IsV4, Pure: true)
        {
            Summary = "Whether the text is an IPv4 address.",
            Examples = ["IsIPV4('192.0.2.1')", "IsIPV4('::ffff:192.0.2.1')", "not IsIPV4('::1')"],
        },
        new("IsIPV6", (string text) => IpAddr.TryParse(text, out var address) && !address.Unmap().IsV4, Pure: true)
        {
            Summary = "Whether the text is an IPv6 address.",
            Examples = ["IsIPV6('::1')", "not IsIPV6('::ffff:192.0.2.1')", "not IsIPV6('192.0.2.1')"],
        },
        new("IpInRange", IpInRange, Pure: true)
        {
            Summary = "Whether the address lies in the block; false when either is invalid.",
            Examples = ["IpInRange('192.0.2.1', '192.0.2.0/24')", "not IpInRange('192.0.3.1', '192.0.2.0/24')", "not IpInRange('x', 'y')"],
        },
        new("IpToRange", IpToRange, Pure: true)
        {
            Summary = "The block of the given prefix length around the address; empty when either is invalid.",
            Examples = ["IpToRange('192.0.2.77', '24') == '192.0.2.0/24'", "IpToRange('2001:db8::1', '/32') == '2001:db8::/32'", "IpToRange('x', '24') == ''"],
        },
    ];

    private static bool IpInRange(string address, string range) =>
        IpAddr.TryParse(address, out var ip) && IpRange.TryParse(range, out var block) && block.Unmap().Contains(ip.Unmap());

    private static string IpToRange(string address, string mask)
    {
        var text = mask.StartsWith('/') ? address + mask : address + "/" + mask;
        return IpRange.TryParse(text, out var range) ? range.Unmap().ToString() : "";
    }
}

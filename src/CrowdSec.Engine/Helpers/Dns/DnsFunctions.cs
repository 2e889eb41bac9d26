using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Helpers.Dns;

/// <summary>Questions to the name service and about this host.</summary>
internal sealed class DnsFunctions(IResolver resolver)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public IEnumerable<ExprFunction> All =>
    [
        new("LookupHost", Addresses)
        {
            Summary = "The addresses of a name; empty when there are none. Asks the name service each time.",
            Examples = ["len(LookupHost('')) == 0"],
        },
        new("Hostname", () => System.Net.Dns.GetHostName())
        {
            Summary = "This host's name.",
            Examples = ["len(Hostname()) > 0"],
        },
    ];

    private string[] Addresses(string name)
    {
        if (name.Length is 0 or > 255)
        {
            return [];
        }

        try
        {
            using var timeout = new CancellationTokenSource(Timeout);
            var addresses = resolver.AddressesOfAsync(name, timeout.Token).WaitAsync(timeout.Token).GetAwaiter().GetResult();
            return [.. addresses.Select(static a => a.ToString())];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}

namespace CrowdSec.EndToEnd.Harness;

/// <summary>Whether packets get through.</summary>
internal static class Connection
{
    // A SYN that is dropped is not answered; one that is answered, or refused, comes back at once.
    private const int Dropped = 124;

    /// <summary>Tries to open a TCP connection from the network's client.</summary>
    public static async Task<bool> IsDroppedAsync(VirtualNetwork network, string address, int port)
    {
        var bash = Programs.Require("bash");
        var result = await Programs.RunAsync(network.OnClient("/usr/bin/timeout", "2", bash, "-c", $"exec 3<>/dev/tcp/{address}/{port}"));
        return result.Exit == Dropped;
    }
}

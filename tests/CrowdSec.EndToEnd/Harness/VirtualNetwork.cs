namespace CrowdSec.EndToEnd.Harness;

/// <summary>Two hosts on a wire: network namespaces of the test's own, with addresses of documentation networks. Needs root.</summary>
internal sealed class VirtualNetwork : IAsyncDisposable
{
    public const string ServerAddress = "198.51.100.1";
    public const string ServerAddressV6 = "2001:db8:100::1";
    public const string ClientAddress = "198.51.100.2";
    public const string ClientAddressV6 = "2001:db8:100::2";

    private static int _count;
    private readonly string _ip;
    private readonly string _server;
    private readonly string _client;

    private VirtualNetwork(string ip)
    {
        _ip = ip;
        var number = $"{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";
        _server = $"cs-srv-{number}";
        _client = $"cs-cli-{number}";
    }

    public static async Task<VirtualNetwork> CreateAsync()
    {
        Programs.RequireRoot();
        var network = new VirtualNetwork(Programs.Require("ip"));
        await network.IpAsync("netns", "add", network._server);
        await network.IpAsync("netns", "add", network._client);
        await network.IpAsync("-n", network._server, "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", network._client);
        await network.UpAsync(network._server, ServerAddress, ServerAddressV6);
        await network.UpAsync(network._client, ClientAddress, ClientAddressV6);
        return network;
    }

    /// <summary>The command that runs another one on the server.</summary>
    public IReadOnlyList<string> OnServer(params IReadOnlyList<string> command) => [_ip, "netns", "exec", _server, .. command];

    public IReadOnlyList<string> OnClient(params IReadOnlyList<string> command) => [_ip, "netns", "exec", _client, .. command];

    public async ValueTask DisposeAsync()
    {
        await Programs.RunAsync([_ip, "netns", "delete", _server]);
        await Programs.RunAsync([_ip, "netns", "delete", _client]);
    }

    private async Task UpAsync(string space, string address, string addressV6)
    {
        await IpAsync("-n", space, "link", "set", "lo", "up");
        await IpAsync("-n", space, "address", "add", $"{address}/24", "dev", "eth0");
        await IpAsync("-n", space, "address", "add", $"{addressV6}/64", "dev", "eth0", "nodad");
        await IpAsync("-n", space, "link", "set", "eth0", "up");
    }

    private async Task IpAsync(params IReadOnlyList<string> arguments) => (await Programs.RunAsync([_ip, .. arguments])).MustSucceed();
}

using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>Debian's crowdsec-firewall-bouncer as a client of our Local API: what we decide, the kernel does.</summary>
public sealed class FirewallBouncerTests
{
    [Theory]
    [InlineData(VirtualNetwork.ClientAddress, VirtualNetwork.ServerAddress)]
    [InlineData(VirtualNetwork.ClientAddressV6, VirtualNetwork.ServerAddressV6)]
    public async Task A_ban_drops_packets_and_an_unban_lets_them_through(string client, string server)
    {
        var program = Programs.RequirePeer("crowdsec-firewall-bouncer");
        var nft = Programs.Require("nft");
        await using var network = await VirtualNetwork.CreateAsync();
        await using var site = await Site.CreateAsync(command => network.OnServer(command), listenOnAll: true);
        await using var daemon = await site.StartAsync("-no-cs");
        await using var bouncer = await FirewallBouncer.StartAsync(program, network, site);
        Assert.False(await Connection.IsDroppedAsync(network, server, site.Port));

        (await site.CscliAsync("decisions", "add", "--ip", client, "--duration", "10m")).MustSucceed();

        await Eventually.TrueAsync(() => Connection.IsDroppedAsync(network, server, site.Port), () => $"the banned address still gets through\n{bouncer.Said}\n{daemon.Said}");
        Assert.Contains(client, (await Programs.RunAsync(network.OnServer(nft, "list", "ruleset"))).Output, StringComparison.Ordinal);

        (await site.CscliAsync("decisions", "delete", "--ip", client)).MustSucceed();

        await Eventually.TrueAsync(async () => !await Connection.IsDroppedAsync(network, server, site.Port), () => $"the address stays banned\n{bouncer.Said}\n{daemon.Said}");
    }

    [Fact]
    public async Task A_restart_of_the_API_changes_nothing_for_the_banned()
    {
        var program = Programs.RequirePeer("crowdsec-firewall-bouncer");
        await using var network = await VirtualNetwork.CreateAsync();
        await using var site = await Site.CreateAsync(command => network.OnServer(command), listenOnAll: true);
        var daemon = await site.StartAsync("-no-cs");
        await using var bouncer = await FirewallBouncer.StartAsync(program, network, site);
        (await site.CscliAsync("decisions", "add", "--ip", VirtualNetwork.ClientAddress, "--duration", "10m")).MustSucceed();
        await Eventually.TrueAsync(() => Connection.IsDroppedAsync(network, VirtualNetwork.ServerAddress, site.Port), () => $"the banned address still gets through\n{bouncer.Said}");

        await daemon.KillAsync();
        await daemon.DisposeAsync();
        await using var next = await site.StartAsync("-no-cs");
        Assert.True(await Connection.IsDroppedAsync(network, VirtualNetwork.ServerAddress, site.Port));

        (await site.CscliAsync("decisions", "delete", "--ip", VirtualNetwork.ClientAddress)).MustSucceed();

        await Eventually.TrueAsync(async () => !await Connection.IsDroppedAsync(network, VirtualNetwork.ServerAddress, site.Port), () => $"the unban after the restart is lost\n{bouncer.Said}\n{next.Said}");
    }
}

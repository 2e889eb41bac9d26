using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>The whole way: a real attack on a real sshd, seen in its log, decided on, dropped by the kernel, explained, and undone.</summary>
public sealed class SshBruteForceTests
{
    [Fact]
    public async Task An_ssh_brute_force_is_banned_and_an_unban_opens_the_door_again()
    {
        var program = Programs.RequirePeer("crowdsec-firewall-bouncer");
        foreach (var needed in new[] { "sshd", "ssh", "sshpass", "nft" })
        {
            Programs.Require(needed);
        }

        await using var network = await VirtualNetwork.CreateAsync();
        await using var site = await Site.CreateAsync(command => network.OnServer(command));
        await site.InstallAsync("openwatch/linux", "openwatch/sshd");
        await using var daemon = await site.StartAsync();
        await using var bouncer = await FirewallBouncer.StartAsync(program, network, site);
        await using var sshd = await SshServer.StartAsync(network, site.Folder, site.Log);

        for (var i = 0; i < 4; i++)
        {
            await SshServer.GuessAsync(network, "root");
        }

        await Eventually.TrueAsync(
            () => Connection.IsDroppedAsync(network, VirtualNetwork.ServerAddress, SshServer.Port),
            () => $"the attacker still gets through\n{sshd.Said}\n{daemon.Said}\n{bouncer.Said}");
        var list = (await site.CscliAsync("decisions", "list")).MustSucceed().Output;
        Assert.Contains($"Ip:{VirtualNetwork.ClientAddress}", list, StringComparison.Ordinal);
        Assert.Contains("openwatch/ssh-bf", list, StringComparison.Ordinal);
        var why = (await site.CscliAsync("why", VirtualNetwork.ClientAddress)).MustSucceed().Output;
        Assert.Contains("openwatch/ssh-bf", why, StringComparison.Ordinal);
        Assert.Contains("cscli decisions delete", why, StringComparison.Ordinal);

        (await site.CscliAsync("decisions", "delete", "--ip", VirtualNetwork.ClientAddress)).MustSucceed();

        await Eventually.TrueAsync(
            async () => !await Connection.IsDroppedAsync(network, VirtualNetwork.ServerAddress, SshServer.Port),
            () => $"the address stays banned\n{bouncer.Said}");
        Assert.Contains("No active decisions", (await site.CscliAsync("decisions", "list")).MustSucceed().Output, StringComparison.Ordinal);
    }
}

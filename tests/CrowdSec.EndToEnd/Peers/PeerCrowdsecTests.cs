using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>An older crowdsec, written in Go, as log processor and as command line against our Local API.</summary>
public sealed class PeerCrowdsecTests
{
    [Fact]
    public async Task Its_cscli_registers_lists_adds_and_deletes()
    {
        await using var site = await Site.CreateAsync();
        await using var daemon = await site.StartAsync("-no-cs");
        var peer = await RegisteredAsync(site);

        (await peer.CscliAsync("decisions", "add", "--ip", "192.0.2.9", "--duration", "2h", "--reason", "by the peer")).MustSucceed();

        var ours = (await site.CscliAsync("decisions", "list", "-o", "raw")).MustSucceed().Output;
        Assert.Contains("Ip:192.0.2.9", ours, StringComparison.Ordinal);
        Assert.Contains("192.0.2.9", (await peer.CscliAsync("decisions", "list")).MustSucceed().Output, StringComparison.Ordinal);
        Assert.Contains("192.0.2.9", (await peer.CscliAsync("alerts", "list", "-o", "json")).MustSucceed().Output, StringComparison.Ordinal);

        (await peer.CscliAsync("decisions", "delete", "--ip", "192.0.2.9")).MustSucceed();
        Assert.DoesNotContain("192.0.2.9", (await site.CscliAsync("decisions", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_its_agent_detects_is_banned_here()
    {
        await using var site = await Site.CreateAsync();
        await using var daemon = await site.StartAsync("-no-cs");
        var peer = await RegisteredAsync(site);
        var log = Path.Combine(site.Folder, "attack.log");
        await File.WriteAllLinesAsync(log, Enumerable.Range(0, 12).Select(static i => $"Nov 21 10:00:{i:00} host sshd[{4000 + i}]: Failed password for root from 203.0.113.77 port {50000 + i} ssh2"), TestContext.Current.CancellationToken);

        var run = await peer.ReplayAsync(log);

        await Eventually.TrueAsync(
            async () => (await site.CscliAsync("alerts", "list", "-o", "json")).Output.Contains("203.0.113.77", StringComparison.Ordinal),
            () => $"no alert arrived\n{run.Output}\n{run.Errors}\n{daemon.Said}");
        Assert.Contains("crowdsecurity/ssh-bf", (await site.CscliAsync("alerts", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);
    }

    private static async Task<PeerCrowdsec> RegisteredAsync(Site site)
    {
        var peer = await PeerCrowdsec.CreateAsync(site);
        (await peer.CscliAsync("lapi", "register", "--machine", "peer", "--url", site.Url)).MustSucceed();
        (await site.CscliAsync("machines", "validate", "peer")).MustSucceed();
        (await peer.CscliAsync("lapi", "status")).MustSucceed();
        return peer;
    }
}

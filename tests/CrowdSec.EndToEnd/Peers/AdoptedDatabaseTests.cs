using CrowdSec.EndToEnd.Faults;
using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>A database that an older crowdsec made, in our hands, and back.</summary>
public sealed class AdoptedDatabaseTests
{
    private const string Key = "the-key-of-the-firewall";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_goes_from_the_peer_to_us_and_back_and_to_us_again()
    {
        await using var site = await Site.CreateAsync();
        var database = Path.Combine(site.Folder, "data/crowdsec.db");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, "crowdsec.db*"))
        {
            File.Delete(file);
        }

        var peer = await PeerServer.CreateAsync(site, database, Key);
        await using (var server = await peer.StartAsync())
        {
            (await peer.CscliAsync("decisions", "add", "--ip", "192.0.2.9", "--duration", "2h")).MustSucceed();
            (await peer.CscliAsync("decisions", "add", "--ip", "2001:db8::9", "--duration", "2h")).MustSucceed();
            (await peer.CscliAsync("decisions", "add", "--range", "198.51.100.0/24", "--duration", "2h")).MustSucceed();
            (await peer.CscliAsync("decisions", "add", "--scope", "username", "--value", "bob", "--duration", "2h")).MustSucceed();
            await server.StopAsync();
        }

        (await site.CscliAsync("machines", "add", "this-host", "--auto", "--force")).MustSucceed();
        await using (var daemon = await site.StartAsync("-no-cs"))
        {
            await EqualAsync(site, "192.0.2.9", "198.51.100.0/24", "2001:db8::9");
            Assert.Contains("username:bob", (await site.CscliAsync("decisions", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);

            // Machine, password and key are what they were.
            Assert.Contains("192.0.2.9", (await peer.CscliAsync("decisions", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);
            Assert.Contains("198.51.100.0/24", (await site.CscliAsync("decisions", "list", "-o", "raw", "--contained", "--range", "198.51.0.0/16")).MustSucceed().Output, StringComparison.Ordinal);
            (await site.CscliAsync("decisions", "add", "--ip", "192.0.2.77", "--duration", "2h")).MustSucceed();
            (await site.CscliAsync("decisions", "delete", "--value", "bob")).MustSucceed();
            await daemon.StopAsync();
        }

        await using (var server = await peer.StartAsync())
        {
            var list = (await peer.CscliAsync("decisions", "list", "-o", "raw", "--all")).MustSucceed().Output;
            Assert.Contains("192.0.2.77", list, StringComparison.Ordinal);
            Assert.DoesNotContain("bob", list, StringComparison.Ordinal);
            Assert.Contains("192.0.2.77", (await peer.CscliAsync("alerts", "list", "-o", "json")).MustSucceed().Output, StringComparison.Ordinal);
            Assert.Contains("this-host", (await peer.CscliAsync("machines", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);
            (await peer.CscliAsync("decisions", "add", "--ip", "192.0.2.78", "--duration", "2h")).MustSucceed();
            (await peer.CscliAsync("bouncers", "add", "another")).MustSucceed();
            await server.StopAsync();
        }

        await using var again = await site.StartAsync("-no-cs");
        await EqualAsync(site, "192.0.2.77", "192.0.2.78", "192.0.2.9", "198.51.100.0/24", "2001:db8::9");
        Assert.Contains("another", (await site.CscliAsync("bouncers", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);
    }

    private static async Task EqualAsync(Site site, params string[] values)
    {
        using var observer = new AlertPusher(site);
        Assert.Equal(values, (await observer.DecidedAsync(Key, Token)).Order(StringComparer.Ordinal));
    }
}

using System.Globalization;
using System.Net;
using CrowdSec.EndToEnd.Harness;
using CrowdSec.Tests.Storage;
using Xunit;

namespace CrowdSec.EndToEnd.Faults;

/// <summary>Several API servers on one PostgreSQL database.</summary>
public sealed class ReplicaTests
{
    private const int Kills = 15;
    private const int Pushers = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replica_that_is_killed_loses_nothing_and_the_other_serves_it_all()
    {
        using var server = await StartServerAsync();
        await using var victim = await CreateSiteAsync(server, "one");
        await using var survivor = await CreateSiteAsync(server, "two");
        using var victims = new AlertPusher(victim, 10);
        using var survivors = new AlertPusher(survivor, 11);
        await using var other = await survivor.StartAsync("-no-cs", "-error");
        await survivors.LogInAsync(Token);
        var key = await survivor.AddBouncerAsync("observer");
        using var stop = new CancellationTokenSource();
        var surviving = Task.WhenAll(Enumerable.Range(0, Pushers).Select(_ => survivors.PushAsync(stop.Token)));
        var random = new Random(4711);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var daemon = await victim.StartAsync("-no-cs", "-error");
            await victims.LogInAsync(Token);
            using var end = new CancellationTokenSource();
            var pushing = Task.WhenAll(Enumerable.Range(0, Pushers).Select(_ => victims.PushAsync(end.Token)));
            var target = victims.Acknowledged.Count + random.Next(20);
            await Eventually.TrueAsync(() => Task.FromResult(victims.Acknowledged.Count > target), () => $"pushes are not acknowledged\n{daemon.Said}");
            await Task.Delay(random.Next(50), Token);
            await daemon.KillAsync();
            await end.CancelAsync();
            await pushing;
            Assert.False(surviving.IsCompleted, "pushing to the other replica ended");
        }

        await stop.CancelAsync();
        await surviving;
        Assert.True(victims.Acknowledged.Count > Kills && survivors.Acknowledged.Count > Kills, "hardly anything was acknowledged: this tests little");
        await Eventually.TrueAsync(
            async () =>
            {
                var decided = await survivors.DecidedAsync(key, Token);
                return victims.Acknowledged.All(decided.Contains) && survivors.Acknowledged.All(decided.Contains);
            },
            () => $"of {victims.Acknowledged.Count} + {survivors.Acknowledged.Count} acknowledged alerts not all are in the stream\n{other.Said}");
    }

    [Fact]
    public async Task Clients_are_told_while_the_database_is_away_and_served_when_it_is_back()
    {
        using var server = await StartServerAsync();
        await using var site = await CreateSiteAsync(server, "one");
        await using var daemon = await site.StartAsync("-no-cs");
        var key = await site.AddBouncerAsync("observer");
        using var pusher = new AlertPusher(site);
        await pusher.LogInAsync(Token);
        await PushOneAsync(pusher);
        Assert.Single(await pusher.DecidedAsync(key, Token));

        server.Stop();
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PushOneAsync(pusher));
        Assert.Matches($"^({(int)HttpStatusCode.InternalServerError}|{(int)HttpStatusCode.ServiceUnavailable}): ", refusal.Message);
        Assert.Contains("the database is not available", refusal.Message, StringComparison.Ordinal);

        // Who is known is served from memory.
        Assert.Single(await pusher.DecidedAsync(key, Token));
        await server.StartAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    await PushOneAsync(pusher);
                    return true;
                }
                catch (InvalidOperationException)
                {
                    return false;
                }
            },
            () => $"pushing does not recover\n{daemon.Said}");
        Assert.Empty(pusher.Acknowledged.Except(await pusher.DecidedAsync(key, Token)));
    }

    private static async Task PushOneAsync(AlertPusher pusher)
    {
        using var stop = new CancellationTokenSource();
        var pushing = pusher.PushAsync(stop.Token);
        await stop.CancelAsync();
        await pushing;
    }

    private static async Task<PostgresProcess> StartServerAsync()
    {
        var server = PostgresProcess.Create();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed: replicas were NOT tested");
        await server!.StartAsync();
        return server;
    }

    private static async Task<Site> CreateSiteAsync(PostgresProcess server, string machine)
    {
        var site = await Site.CreateAsync();
        var lines = await File.ReadAllLinesAsync(site.Config, Token);
        var start = Array.FindIndex(lines, static line => line == "db_config:");
        await File.WriteAllLinesAsync(
            site.Config,
            [
                .. lines[..(start + 1)],
                "  type: postgresql", "  host: 127.0.0.1", $"  port: {server.Port.ToString(CultureInfo.InvariantCulture)}", $"  user: {PostgresProcess.User}", $"  db_name: {PostgresProcess.FirstDatabase}",
                .. lines[(start + 3)..],
            ],
            Token);
        (await site.CscliAsync("machines", "add", machine, "--auto", "--force")).MustSucceed();
        return site;
    }
}

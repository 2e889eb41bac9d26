using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Faults;

/// <summary>SIGKILL at any moment of writing.</summary>
public sealed class KillTests
{
    private const int Kills = 200;
    private const int Pushers = 8;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_however_often_the_API_is_killed()
    {
        await using var site = await Site.CreateAsync();
        using var pusher = new AlertPusher(site);
        var random = new Random(4711);
        string? key = null;
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var daemon = await StartAsync(site, pusher);
            key ??= await site.AddBouncerAsync("observer");
            if (kill % 20 == 0)
            {
                await NothingIsMissingAsync(pusher, key, kill);
            }

            using var stop = new CancellationTokenSource();
            var pushing = Task.WhenAll(Enumerable.Range(0, Pushers).Select(_ => pusher.PushAsync(stop.Token)));
            await Task.Delay(random.Next(5, 120), TestContext.Current.CancellationToken);
            await daemon.KillAsync();
            await stop.CancelAsync();
            await pushing;
        }

        Assert.True(pusher.Acknowledged.Count > Kills, $"only {pusher.Acknowledged.Count} alerts were acknowledged: this tests little");
        await using var last = await StartAsync(site, pusher);
        await NothingIsMissingAsync(pusher, key!, Kills);
    }

    private static async Task NothingIsMissingAsync(AlertPusher pusher, string key, int kills)
    {
        var decided = await pusher.DecidedAsync(key, TestContext.Current.CancellationToken);
        var missing = pusher.Acknowledged.Where(address => !decided.Contains(address)).ToList();
        Assert.True(missing.Count == 0, $"after {kills} kills {missing.Count} of {pusher.Acknowledged.Count} acknowledged alerts are gone, such as {missing.FirstOrDefault()}");
    }

    private static async Task<RunningProgram> StartAsync(Site site, AlertPusher pusher)
    {
        var daemon = RunningProgram.Start(["dotnet", Repository.Program("crowdsec"), "-c", site.Config, "-no-cs", "-error"], "crowdsec");
        await Eventually.TrueAsync(
            async () =>
            {
                Assert.False(daemon.HasEnded, daemon.Said);
                try
                {
                    await pusher.LogInAsync(TestContext.Current.CancellationToken);
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            () => $"the API does not come back\n{daemon.Said}");
        return daemon;
    }
}

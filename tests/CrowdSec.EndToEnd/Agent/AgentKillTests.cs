using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Agent;

/// <summary>SIGKILL for log processors and their Local API at any moment, while many attackers fill the logs: in the end there is one alert for each of them.</summary>
public sealed class AgentKillTests
{
    private const int KillsOfBoth = 50;
    private const int KillsOfEach = 52;

    [Fact]
    public async Task One_process_with_both_sides_neither_loses_nor_doubles_an_alert()
    {
        await using var site = await Site.CreateAsync();
        DoorItems.Install(site.Folder);
        var log = new DoorLog(site.Log, 1, new Random(1));
        await using var crowdsec = new MortalProgram(site, new Random(2));
        await crowdsec.StartAsync();
        await WhileWritingAsync([log], () => crowdsec.DieAsync(KillsOfBoth));

        await crowdsec.StartAsync();
        await EachHasOneAlertAsync(site, [log], () => crowdsec.Said);
        await crowdsec.StopAsync();
        Assert.False(File.Exists(Path.Combine(site.Folder, "data", "spool", "rejected.jsonl")));
    }

    [Fact]
    public async Task Two_log_processors_and_a_remote_API_neither_lose_nor_double_an_alert()
    {
        await using var center = await Site.CreateAsync();
        await using var first = await AgentOfAsync(center, "first");
        await using var second = await AgentOfAsync(center, "second");
        DoorLog[] logs = [new DoorLog(first.Log, 1, new Random(1)), new DoorLog(second.Log, 2, new Random(2))];
        await using var api = new MortalProgram(center, new Random(3), "-no-cs");
        await using var agent = new MortalProgram(first, new Random(4), "-no-api");
        await using var other = new MortalProgram(second, new Random(5), "-no-api");
        MortalProgram[] all = [api, agent, other];
        foreach (var program in all)
        {
            await program.StartAsync();
        }

        await WhileWritingAsync(logs, () => Task.WhenAll(all.Select(static program => program.DieAsync(KillsOfEach))));

        // The log processors come back first: they wait for their API.
        await agent.StartAsync();
        await other.StartAsync();
        await api.StartAsync();
        await EachHasOneAlertAsync(center, logs, () => $"{agent.Said}\n{other.Said}\n{api.Said}");
        await agent.StopAsync();
        await other.StopAsync();
        await EachHasOneAlertAsync(center, logs, () => api.Said);
        await api.StopAsync();
    }

    /// <summary>A site whose Local API is elsewhere.</summary>
    private static async Task<Site> AgentOfAsync(Site center, string name)
    {
        var site = await Site.CreateAsync();
        DoorItems.Install(site.Folder);
        var credentials = Path.Combine(site.Folder, "local_api_credentials.yaml");
        (await center.CscliAsync("machines", "add", name, "--auto", "--force", "--url", center.Url, "--file", credentials)).MustSucceed();
        return site;
    }

    private static async Task WhileWritingAsync(IReadOnlyList<DoorLog> logs, Func<Task> action)
    {
        using var enough = new CancellationTokenSource();
        var writing = Task.WhenAll(logs.Select(log => log.WriteAsync(enough.Token)));
        try
        {
            await action();
        }
        finally
        {
            await enough.CancelAsync();
            await writing;
        }
    }

    private static async Task EachHasOneAlertAsync(Site center, IReadOnlyList<DoorLog> logs, Func<string> said)
    {
        var expected = logs.SelectMany(static log => log.Attackers).ToHashSet(StringComparer.Ordinal);
        Assert.True(expected.Count > 2 * KillsOfBoth, $"there are only {expected.Count} attackers: this tests little");
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        await Eventually.TrueAsync(
            async () =>
            {
                found = await StoredAlerts.ByAddressAsync(center);
                return expected.All(found.ContainsKey);
            },
            () => $"of {expected.Count} attackers {expected.Count(address => !found.ContainsKey(address))} have no alert, such as {expected.First(address => !found.ContainsKey(address))}\n{said()}");
        var wrong = found.Where(entry => entry.Value != 1 || !expected.Contains(entry.Key)).Select(static entry => $"{entry.Key} has {entry.Value}").ToList();
        Assert.True(wrong.Count == 0, $"alerts that there should not be: {string.Join(", ", wrong)}\n{said()}");
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Agent;

/// <summary>What an operator and a service manager see of the daemon: ready, reload, report, end.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task A_service_manager_hears_of_every_change_and_signals_do_what_they_should()
    {
        await using var site = await Site.CreateAsync();
        DoorItems.Install(site.Folder);
        using var manager = new NotifySocket(Path.Combine(site.Folder, "notify"));
        await using var crowdsec = Start(site, manager.Path);
        await HearsAsync(manager, crowdsec, "READY=1");

        await crowdsec.SignalAsync("USR1");
        await SaysAsync(crowdsec, "report: up since");
        await SaysAsync(crowdsec, "report: 0 live buckets");

        await crowdsec.SignalAsync("HUP");
        await SaysAsync(crowdsec, "the configuration is reloaded");
        await HearsAsync(manager, crowdsec, "READY=1", "RELOADING=1", "READY=1");

        await crowdsec.SignalAsync("INT");
        await Eventually.TrueAsync(() => Task.FromResult(crowdsec.HasEnded), () => $"it does not end\n{crowdsec.Said}");
        await HearsAsync(manager, crowdsec, "READY=1", "RELOADING=1", "READY=1", "STOPPING=1");
        Assert.Contains("Crowdsec service shutting down", crowdsec.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buckets_outlive_reload_and_restart_and_a_broken_configuration_is_refused()
    {
        await using var site = await Site.CreateAsync();
        DoorItems.Install(site.Folder);
        var good = await File.ReadAllTextAsync(site.Config, TestContext.Current.CancellationToken);
        await using var first = Start(site);
        await SaysAsync(first, "crowdsec is ready");
        Knock(site, "192.0.2.1", 2);
        Knock(site, "192.0.2.2", 2);
        Knock(site, "192.0.2.3", 2);

        await File.WriteAllTextAsync(site.Config, good + "crowdsec_servce: {}\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "profiles.yaml"), "nmae: x\n", TestContext.Current.CancellationToken);
        await first.SignalAsync("HUP");
        await SaysAsync(first, "the last good one stays in force");
        Assert.Contains("unknown key 'crowdsec_servce'", first.Said, StringComparison.Ordinal);

        // cscli reads it too.
        await File.WriteAllTextAsync(site.Config, good, TestContext.Current.CancellationToken);
        Knock(site, "192.0.2.1", 1);
        await HasAlertsAsync(site, first, "192.0.2.1");

        File.Copy(Path.Combine(Repository.Root, "config", "profiles.yaml"), Path.Combine(site.Folder, "profiles.yaml"), overwrite: true);
        await File.WriteAllTextAsync(site.Config, good.Replace("log_level: info", "log_level: debug", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await first.SignalAsync("HUP");
        await SaysAsync(first, "the configuration is reloaded");
        Knock(site, "192.0.2.2", 1);
        await HasAlertsAsync(site, first, "192.0.2.1", "192.0.2.2");

        Assert.Equal(0, await first.StopAsync());
        Knock(site, "192.0.2.4", 3);
        await using var second = Start(site);
        await SaysAsync(second, "crowdsec is ready");
        Knock(site, "192.0.2.3", 1);
        await HasAlertsAsync(site, second, "192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4");
    }

    [Fact]
    public async Task A_configuration_that_can_be_read_but_not_started_is_given_up()
    {
        await using var site = await Site.CreateAsync();
        DoorItems.Install(site.Folder);
        await using var crowdsec = Start(site);
        await SaysAsync(crowdsec, "crowdsec is ready");
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var config = await File.ReadAllTextAsync(site.Config, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(site.Config, config.Replace($"127.0.0.1:{site.Port.ToString(CultureInfo.InvariantCulture)}", $"127.0.0.1:{taken}", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await crowdsec.SignalAsync("HUP");

        await SaysAsync(crowdsec, "the last good one stays in force");
        Assert.Contains("already in use", crowdsec.Said, StringComparison.Ordinal);
        await File.WriteAllTextAsync(site.Config, config, TestContext.Current.CancellationToken);
        Knock(site, "192.0.2.1", 3);
        await HasAlertsAsync(site, crowdsec, "192.0.2.1");
    }

    [Fact]
    public async Task Two_processes_do_not_work_in_one_data_directory()
    {
        await using var site = await Site.CreateAsync();
        DoorItems.Install(site.Folder);
        await using var first = Start(site);
        await SaysAsync(first, "crowdsec is ready");
        var second = await Programs.RunAsync(["dotnet", Repository.Program("crowdsec"), "-c", site.Config, "-no-api"]);
        Assert.Equal(1, second.Exit);
        Assert.Contains("another crowdsec works in", second.Errors, StringComparison.Ordinal);
    }

    private static RunningProgram Start(Site site, string notifySocket = "") =>
        RunningProgram.Start(["dotnet", Repository.Program("crowdsec"), "-c", site.Config], "crowdsec", environment: new Dictionary<string, string> { ["NOTIFY_SOCKET"] = notifySocket });

    private static void Knock(Site site, string address, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var now = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            File.AppendAllText(site.Log, $"{now} door front: Wrong code from {address}\n");
        }
    }

    private static Task SaysAsync(RunningProgram program, string text) => Eventually.TrueAsync(
        () => Task.FromResult(program.Said.Contains(text, StringComparison.Ordinal) || (program.HasEnded ? throw new InvalidOperationException($"it ended\n{program.Said}") : false)),
        () => $"it never says '{text}'\n{program.Said}");

    private static Task HearsAsync(NotifySocket manager, RunningProgram program, params string[] messages) => Eventually.TrueAsync(
        () => Task.FromResult(manager.Messages.SequenceEqual(messages)),
        () => $"the service manager hears {string.Join(' ', manager.Messages)}\n{program.Said}");

    private static Task HasAlertsAsync(Site site, RunningProgram program, params string[] addresses) => Eventually.TrueAsync(
        async () => (await StoredAlerts.ByAddressAsync(site)).OrderBy(static entry => entry.Key, StringComparer.Ordinal).SequenceEqual(addresses.Select(static a => KeyValuePair.Create(a, 1))),
        () => $"there is not one alert for each of {string.Join(' ', addresses)}\n{program.Said}");
}

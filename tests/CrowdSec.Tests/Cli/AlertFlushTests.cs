using CrowdSec.Cli;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Storage;
using CrowdSec.Storage.Alerts;
using CrowdSec.Tests.Storage;
using Xunit;

namespace CrowdSec.Tests.Cli;

public sealed class AlertFlushTests
{
    [Theory]
    [InlineData("7d", "5000", new[] { "recent", "blocked" })]
    [InlineData("60d", "5000", new[] { "recent", "old", "older", "blocked" })]
    [InlineData("60d", "1", new[] { "recent", "old", "blocked" })]
    public async Task Old_alerts_and_those_that_are_too_many_go_unless_a_decision_is_in_force(string age, string most, string[] left)
    {
        await using var store = await TestStore.OpenAsync(TestStore.Sqlite);
        var token = TestContext.Current.CancellationToken;
        await store.Store.Machines.AddAsync(Samples.Machine(), false, token);
        await store.Store.Alerts.AddAsync("m1", [Samples.Alert(store.Now, "blocked", [Samples.Decision("192.0.2.1", store.Now.AddDays(90))])], token);
        await store.Store.Alerts.AddAsync("m1", [Samples.Alert(store.Now, "older", [])], token);
        await store.Store.Alerts.AddAsync("m1", [Samples.Alert(store.Now, "old", [Samples.Decision("192.0.2.2", store.Now.AddHours(4))])], token);
        store.Clock.Advance(TimeSpan.FromDays(30));
        await store.Store.Alerts.AddAsync("m1", [Samples.Alert(store.Now, "recent", [])], token);

        using var folder = new TemporaryFolder();
        var config = folder.PathOf("config.yaml");
        File.WriteAllText(config, $"config_paths:\n  data_dir: {folder.Path}\ndb_config:\n  type: sqlite\n  db_path: {store.Config.Path}\napi:\n  server:\n    listen_uri: 127.0.0.1:8080\n    profiles_path: {folder.PathOf("profiles.yaml")}\n");
        var error = new StringWriter { NewLine = "\n" };
        var host = new CliHost(new StringReader(""), TextWriter.Null, error)
        {
            Clock = store.Clock,
            OpenStore = async (database, log, cancellationToken) => await Store.OpenAsync(database, null, store.Clock, log, cancellationToken),
        };
        Assert.Equal(0, await new CliApplication(RootCommand.Create(), host).RunAsync(["-c", config, "alerts", "flush", "--max-age", age, "--max-items", most], token));
        Assert.Equal("level=info msg=\"Flushing alerts. !! This may take a long time !!\"\nlevel=info msg=\"Alerts flushed\"\n", error.ToString());
        Assert.Equal(left, (await store.Store.Alerts.FindAsync(new AlertFilter(), token).ToListAsync()).Select(static a => a.Scenario).Order(StringComparer.Ordinal).OrderBy(s => Array.IndexOf(left, s)));
    }
}

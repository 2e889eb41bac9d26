using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Allowlists;
using CrowdSec.Protocol.Alerts;
using CrowdSec.Storage.Alerts;
using CrowdSec.Storage.Decisions;
using CrowdSec.Tests.Storage;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Allowlists;

public sealed class AllowlistRefresherTests : IAsyncLifetime
{
    private readonly FakeResolver _resolver = new();
    private readonly RecordingLog _log = new();
    private TestStore _database = null!;
    private AllowlistIndex _index = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestStore.OpenAsync(TestStore.Sqlite);
        _index = new AllowlistIndex(_database.Clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_host_name_is_allowed_at_its_addresses()
    {
        _resolver.Addresses["home.example.org"] = "192.0.2.1 2001:db8::1";
        var refresher = await StartAsync("office home.example.org mine");
        Assert.Equal("home.example.org from office (mine)", Find("192.0.2.1"));
        Assert.Equal("home.example.org from office (mine)", Find("2001:db8::1"));
        Assert.Null(Find("192.0.2.2"));

        _resolver.Addresses["home.example.org"] = "192.0.2.2";
        await refresher.ResolveAgainAsync(Stop);
        Assert.Null(Find("192.0.2.1"));
        Assert.Equal("home.example.org from office (mine)", Find("192.0.2.2"));
    }

    [Fact]
    public async Task A_name_without_an_answer_keeps_its_addresses_and_is_told_about_once()
    {
        _resolver.Addresses["home.example.org"] = "192.0.2.1";
        var refresher = await StartAsync("office home.example.org", "office gone.example.org");
        _resolver.Addresses.Clear();
        await refresher.ResolveAgainAsync(Stop);
        await refresher.ResolveAgainAsync(Stop);
        Assert.Equal("home.example.org from office", Find("192.0.2.1"));
        Assert.Single(_log.Lines, static line => line == "warning: allowlist: 'home.example.org' cannot be resolved; its last addresses stay allowed (192.0.2.1)");
        Assert.Single(_log.Lines, static line => line == "warning: allowlist: 'gone.example.org' cannot be resolved; no address is allowed for it yet");
    }

    [Fact]
    public async Task Decisions_on_a_hosts_new_address_end()
    {
        _resolver.Addresses["home.example.org"] = "192.0.2.1";
        var refresher = await StartAsync("office home.example.org");
        await BanAsync("192.0.2.2", "192.0.2.0/24", "198.51.100.1");
        _resolver.Addresses["home.example.org"] = "192.0.2.2";
        await refresher.ResolveAgainAsync(Stop);
        Assert.Equal(["198.51.100.1"], await ActiveAsync());
    }

    [Fact]
    public async Task A_reload_asks_only_for_new_names_and_forgets_old_ones()
    {
        _resolver.Addresses["a.example.org"] = "192.0.2.1";
        _resolver.Addresses["b.example.org"] = "192.0.2.2";
        var refresher = await StartAsync("office a.example.org");
        await AlertApi.AllowAsync(_database, ["office b.example.org"]);
        await refresher.ReloadAsync(Stop);
        Assert.Equal(2, _resolver.Questions);
        Assert.Equal("b.example.org from office", Find("192.0.2.2"));
        await _database.Store.Allowlists.RemoveItemsAsync("office", ["a.example.org"], Stop);
        await refresher.ReloadAsync(Stop);
        Assert.Null(Find("192.0.2.1"));
    }

    [Fact]
    public async Task What_another_process_adds_counts_soon_and_ends_what_was_decided_meanwhile()
    {
        var refresher = await StartAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = refresher.RunAsync(stop.Token);
        await using (var other = await _database.OpenAgainAsync())
        {
            await other.Allowlists.AddAsync(new() { Name = "office" }, Stop);
            await other.Allowlists.AddItemsAsync("office", [new("192.0.2.1", "", null, _database.Now, Range("192.0.2.1"))], Stop);
        }

        await BanAsync("192.0.2.1");
        for (var i = 0; Find("192.0.2.1") is null || (await ActiveAsync()).Count > 0; i++)
        {
            Assert.True(i < 600, "the new entry is never seen");
            await Task.Delay(50, Stop);
        }

        await stop.CancelAsync();
        await running;
    }

    private async Task<AllowlistRefresher> StartAsync(params string[] entries)
    {
        await AlertApi.AllowAsync(_database, entries);
        var refresher = new AllowlistRefresher(_database.Store, _index, new HostAddresses(_resolver, _log), _database.Clock, _log);
        await refresher.StartAsync(Stop);
        return refresher;
    }

    private string? Find(string address) => _index.Find(Range(address));

    private async Task BanAsync(params string[] values)
    {
        var decisions = values.Select(value => new NewDecision(Guid.NewGuid(), "crowdsec", "ban", "Ip", value, "s", false, _database.Now.AddHours(1), Range(value))).ToList();
        await _database.Store.Alerts.AddAsync("m1", [new NewAlert(new Alert { Uuid = Guid.NewGuid().ToString() }, _database.Now, _database.Now, decisions)], Stop);
        _database.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<List<string>> ActiveAsync()
    {
        var values = new List<string>();
        await _database.Store.Decisions.LoadAsync(_database.Now, decision => values.Add(decision.Value), Stop);
        return values;
    }

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new FormatException(text);
}

using CrowdSec.Configuration;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using Xunit;

namespace CrowdSec.Tests.Storage;

/// <summary>An empty database of a test's own, gone afterwards.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";

    private readonly TemporaryFolder? _folder;

    private TestStore(DatabaseConfig config, TemporaryFolder? folder, ManualClock clock) => (Config, _folder, Clock) = (config, folder, clock);

    public DatabaseConfig Config { get; }

    public ManualClock Clock { get; }

    public Store Store { get; private set; } = null!;

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public static async Task<TestStore> OpenAsync(string kind)
    {
        var folder = kind == Sqlite ? new TemporaryFolder() : null;
        var config = folder is not null ? new DatabaseConfig { Type = Sqlite, Path = folder.PathOf("crowdsec.db") } : await PostgresServer.NewDatabaseAsync();
        var result = new TestStore(config, folder, new ManualClock(new DateTimeOffset(2026, 7, 24, 12, 0, 0, TimeSpan.Zero)));
        result.Store = await result.OpenAgainAsync();
        return result;
    }

    /// <summary>Another process' view of the same database.</summary>
    public Task<Store> OpenAgainAsync() => Store.OpenAsync(Config, null, Clock, SilentLog.Instance, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder?.Dispose();
    }
}

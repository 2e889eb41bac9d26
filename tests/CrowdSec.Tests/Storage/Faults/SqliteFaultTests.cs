using System.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.Storage;
using CrowdSec.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CrowdSec.Tests.Storage.Faults;

/// <summary>What happens around an SQLite file: other programs, full disks.</summary>
public sealed class SqliteFaultTests
{
    private static readonly DateTime Now = new(2026, 7, 24, 12, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_wait_while_another_program_holds_the_database()
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(folder.PathOf("a.db"), 60);
        await using var other = Connect(folder.PathOf("a.db"));
        Execute(other, "BEGIN EXCLUSIVE");
        var pushes = Enumerable.Range(0, 50).Select(i => PushAsync(store, i)).ToArray();
        Assert.Empty(await LoadAsync(store));
        await Task.Delay(TimeSpan.FromSeconds(2), Token);
        Assert.All(pushes, static p => Assert.False(p.IsCompleted));

        Execute(other, "COMMIT");

        await Task.WhenAll(pushes);
        Assert.Equal(50, (await LoadAsync(store)).Count);
    }

    [Fact]
    public async Task A_lock_beyond_the_bound_is_told_and_overcome()
    {
        using var folder = new TemporaryFolder();
        await using var store = Open(folder.PathOf("a.db"), 1);
        await using var other = Connect(folder.PathOf("a.db"));
        Execute(other, "BEGIN EXCLUSIVE");

        var failure = await Assert.ThrowsAsync<StoreException>(() => PushAsync(store, 1));
        Execute(other, "COMMIT");

        Assert.Equal(StoreError.Unavailable, failure.Error);
        Assert.StartsWith("the database has been locked by another program for too long: see who has the file open", failure.Message, StringComparison.Ordinal);
        await PushAsync(store, 2);
        Assert.Equal([Address(2)], await LoadAsync(store));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_loses_nothing_that_was_acknowledged()
    {
        using var folder = new TemporaryFolder();
        Mount(folder.Path);
        try
        {
            await using (var store = Open(folder.PathOf("a.db"), 5))
            {
                var (acknowledged, failure) = await PushUntilFullAsync(store);
                Assert.Equal(StoreError.Unavailable, failure.Error);
                Assert.Contains("disk", failure.Message, StringComparison.Ordinal);
                Assert.Equal(acknowledged, await LoadAsync(store));

                // Room is made: nothing has to be restarted.
                Remount(folder.Path, "64m");
                await PushAsync(store, acknowledged.Count + 1);
                acknowledged.Add(Address(acknowledged.Count + 1));
                Assert.Equal(acknowledged, await LoadAsync(store));
            }

            await using var again = Open(folder.PathOf("a.db"), 5);
            Assert.NotEmpty(await LoadAsync(again));
            Assert.Empty((await SqliteExamination.RunAsync(folder.PathOf("a.db"), Token)).Problems);
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("rubbish.db"), new string('x', 8192), Token);

        var failure = Assert.Throws<StoreException>(() => Open(folder.PathOf("rubbish.db"), 1));

        Assert.Equal(StoreError.Unavailable, failure.Error);
        Assert.StartsWith("the file is not an SQLite database: check db_config.db_path", failure.Message, StringComparison.Ordinal);
        Assert.Equal(new string('x', 8192), await File.ReadAllTextAsync(folder.PathOf("rubbish.db"), Token));
    }

    private static async Task<(List<string> Acknowledged, StoreException Failure)> PushUntilFullAsync(Store store)
    {
        var acknowledged = new List<string>();
        for (var i = 1; i < 100_000; i++)
        {
            try
            {
                await PushAsync(store, i);
                acknowledged.Add(Address(i));
            }
            catch (StoreException e)
            {
                return (acknowledged, e);
            }
        }

        throw new InvalidOperationException("the disk does not get full");
    }

    private static Store Open(string path, int waitSeconds) => Store.Open(new SqliteConnections(path, true, SilentLog.Instance, waitSeconds), TimeProvider.System, SilentLog.Instance);

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Address(int number) => $"10.{number >> 16}.{(number >> 8) & 255}.{number & 255}";

    private static Task PushAsync(Store store, int number) => store.Alerts.AddAsync("m1", [Samples.Alert(Now, Samples.Decision(Address(number), Now.AddDays(365)))], Token);

    private static async Task<List<string>> LoadAsync(Store store)
    {
        var values = new List<string>();
        await store.Decisions.LoadAsync(0, long.MaxValue, d => values.Add(d.Value), Token);
        return values;
    }

    private static void Mount(string path)
    {
        Assert.SkipWhen(Environment.UserName != "root" || Run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", path) != 0, "needs root and a tmpfs of its own: a full disk was NOT tested");
    }

    private static void Remount(string path, string size) => Assert.Equal(0, Run("mount", "-o", $"remount,size={size}", path));

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}

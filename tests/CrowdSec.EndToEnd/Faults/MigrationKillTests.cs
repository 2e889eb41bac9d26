using CrowdSec.EndToEnd.Harness;
using CrowdSec.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CrowdSec.EndToEnd.Faults;

/// <summary>SIGKILL while the database of another CrowdSec is adopted.</summary>
public sealed class MigrationKillTests
{
    private const int Kills = 20;
    private const int Decisions = 60_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_migration_that_was_killed_is_finished_by_the_next_who_comes()
    {
        await using var site = await Site.CreateAsync();
        var database = Path.Combine(site.Folder, "data/crowdsec.db");
        var template = Path.Combine(site.Folder, "adopted.db");
        Make(template);
        var random = new Random(4711);
        var half = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database)!, "crowdsec.db*"))
            {
                File.Delete(file);
            }

            File.Copy(template, database);
            await using (var victim = RunningProgram.Start(["dotnet", Repository.Program("cscli"), "-c", site.Config, "machines", "list"], "cscli"))
            {
                await Task.Delay(random.Next(100, 900), Token);
                half += victim.HasEnded ? 0 : 1;
                await victim.KillAsync();
            }

            Assert.Contains("web1", (await site.CscliAsync("machines", "list", "-o", "raw")).MustSucceed().Output, StringComparison.Ordinal);
            Assert.Empty((await SqliteExamination.RunAsync(database, Token)).Problems);
            Assert.Equal(Decisions + 5, Count(database));
        }

        Assert.True(half > 0, "no kill came in time: this tests nothing");
    }

    private static void Make(string path)
    {
        using var connection = Connect(path);
        var statements = File.ReadAllLines(Path.Combine(Repository.Root, "tests/CrowdSec.Tests/Storage/Schema/Adopted/crowdsec-1.7.sql")).Where(static line => !line.StartsWith("--", StringComparison.Ordinal));
        Execute(connection, string.Join('\n', statements));
        Execute(connection, $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Decisions})
            INSERT INTO decisions (created_at, updated_at, until, scenario, type, start_ip, end_ip, start_suffix, end_suffix, scope, value, origin, simulated, alert_decisions)
            SELECT created_at, updated_at, until, scenario, type, start_ip + i * 7919 % 100003, end_ip, start_suffix, end_suffix, scope, value || i, origin, simulated, alert_decisions FROM n, decisions WHERE id = 1
            """);
    }

    private static long Count(string path)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM decisions";
        return (long)command.ExecuteScalar()!;
    }

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
}

using CrowdSec.Configuration;
using Npgsql;
using Xunit;

namespace CrowdSec.Tests.Storage;

/// <summary>The PostgreSQL server that tests share. Started when a test first asks, stopped after the last.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private PostgresProcess? _process;
    private bool _sought;
    private int _databases;

    /// <summary>A new, empty database. Skips the test when there is no server to start.</summary>
    internal static async Task<DatabaseConfig> NewDatabaseAsync()
    {
        var server = (await TestContext.Current.GetFixture<PostgresServer>())!;
        var process = await server.ProcessAsync();
        var name = "test" + Interlocked.Increment(ref server._databases);
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={process.Port};Username={PostgresProcess.User};Database={PostgresProcess.FirstDatabase};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return Config(process, name);
    }

    /// <summary>A server that no other test uses, not started yet. Skips the test when there is none.</summary>
    internal static PostgresProcess CreateOwn() => Required(PostgresProcess.Create());

    internal static DatabaseConfig Config(PostgresProcess process, string name = PostgresProcess.FirstDatabase) =>
        new() { Type = "postgresql", Host = "127.0.0.1", Port = process.Port, User = PostgresProcess.User, Name = name, MaxOpenConnections = 8 };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static PostgresProcess Required(PostgresProcess? process)
    {
        Assert.SkipWhen(process is null, "PostgreSQL is not installed: this was NOT tested with it");
        return process!;
    }

    private async Task<PostgresProcess> ProcessAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (!_sought)
            {
                _sought = true;
                _process = PostgresProcess.Create();
                await (_process?.StartAsync() ?? Task.CompletedTask);
            }
        }
        finally
        {
            _gate.Release();
        }

        return Required(_process);
    }
}

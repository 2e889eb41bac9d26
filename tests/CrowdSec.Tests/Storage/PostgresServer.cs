using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CrowdSec.Configuration;
using Npgsql;
using Xunit;

namespace CrowdSec.Tests.Storage;

/// <summary>A PostgreSQL server of the test run's own: on a free port of the loopback interface, with its data in a temporary folder. Started when a test first asks, stopped after the last.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "crowdsec";
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "crowdsec-postgres-" + Guid.NewGuid().ToString("N")[..8]);
    private int _databases;
    private int _port;
    private string? _missing;

    /// <summary>A new, empty database. Skips the test when there is no server to start.</summary>
    internal static async Task<DatabaseConfig> NewDatabaseAsync()
    {
        var server = (await TestContext.Current.GetFixture<PostgresServer>())!;
        await server.StartAsync();
        if (server._missing is not null)
        {
            Assert.Skip(server._missing);
        }

        var name = "test" + Interlocked.Increment(ref server._databases);
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={server._port};Username={User};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new DatabaseConfig { Type = "postgresql", Host = "127.0.0.1", Port = server._port, User = User, Name = name, MaxOpenConnections = 8 };
    }

    /// <summary>Starts or stops the server by itself, for tests of what happens then. They must not share it with others.</summary>
    internal static PostgresServer CreateOwn() => new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        if (_port != 0)
        {
            Stop();
            Directory.Delete(_folder, true);
        }

        return ValueTask.CompletedTask;
    }

    internal DatabaseConfig Config(string name) => new() { Type = "postgresql", Host = "127.0.0.1", Port = _port, User = User, Name = name, MaxOpenConnections = 8 };

    internal async Task StartAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_port != 0 || _missing is not null)
            {
                return;
            }

            var tools = FindTools();
            if (tools is null)
            {
                _missing = "PostgreSQL is not installed: nothing of it is tested";
                return;
            }

            Directory.CreateDirectory(_folder);
            AsServer("chown", Environment.UserName == "root" ? ["-R", "postgres", _folder] : ["-R", Environment.UserName, _folder], asRoot: true);
            AsServer(Path.Combine(tools, "initdb"), ["-D", Path.Combine(_folder, "data"), "-U", User, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"]);
            _port = FreePort();
            Resume();
        }
        finally
        {
            _gate.Release();
        }
    }

    internal void Resume() => AsServer(
        Path.Combine(FindTools()!, "pg_ctl"),
        ["-D", Path.Combine(_folder, "data"), "-s", "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=200 -c shared_buffers=64MB -c fsync=off", "start"]);

    internal void Stop() => AsServer(Path.Combine(FindTools()!, "pg_ctl"), ["-D", Path.Combine(_folder, "data"), "-s", "-w", "-m", "immediate", "stop"]);

    private static string? FindTools() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(static d => Path.Combine(d, "bin")).Where(static d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').FirstOrDefault(static d => d.Length > 0 && File.Exists(Path.Combine(d, "initdb")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root.</summary>
    private static void AsServer(string program, string[] arguments, bool asRoot = false)
    {
        var start = new ProcessStartInfo { FileName = program, WorkingDirectory = "/", RedirectStandardOutput = program.EndsWith("initdb", StringComparison.Ordinal) };
        if (Environment.UserName == "root" && !asRoot)
        {
            start.FileName = "setpriv";
            foreach (var argument in (string[])["--reuid=postgres", "--regid=postgres", "--init-groups", program])
            {
                start.ArgumentList.Add(argument);
            }
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput)
        {
            process.StandardOutput.ReadToEnd();
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }
}

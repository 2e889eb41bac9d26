using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CrowdSec.Tests.Storage;

/// <summary>
/// A PostgreSQL server of a test's own: on a free port of the loopback interface, with its data in a temporary folder. It ends with the process that started it, however that one ends.
/// </summary>
internal sealed class PostgresProcess : IDisposable
{
    public const string User = "crowdsec";

    /// <summary>A database that every server has.</summary>
    public const string FirstDatabase = "postgres";

    /// <summary>
    /// A shell stands between: it lets go of files it inherited (a lock on builds, say), and when its input ends without a word, who started it is gone: server and data go, too.
    /// </summary>
    private const string Guard = """
        trap '' TERM INT HUP
        for fd in $(ls /proc/self/fd); do [ "$fd" -gt 2 ] && eval "exec $fd>&-"; done
        "$@" >>"$0/log" 2>&1 &
        server=$!
        read -r word || gone=yes
        kill -QUIT $server
        wait $server
        [ "${gone:-}" ] && rm -rf -- "$0"
        exit 0
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "crowdsec-postgres-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly string _tools;
    private Process? _guard;

    private PostgresProcess(string tools) => (_tools, Port) = (tools, FreePort());

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <returns>Null when PostgreSQL is not installed.</returns>
    public static PostgresProcess? Create()
    {
        if (FindTools() is not { } tools)
        {
            return null;
        }

        var result = new PostgresProcess(tools);
        Directory.CreateDirectory(result._folder);
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", result._folder);
        }

        Run(AsServer(Path.Combine(tools, "initdb"), "-D", result.Data, "-U", User, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"));
        return result;
    }

    /// <summary>Ends when it answers.</summary>
    public async Task StartAsync()
    {
        string[] settings = [$"port={Port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={_folder}", "max_connections=200", "shared_buffers=64MB", "fsync=off"];
        var start = StartInfo(AsServer(["bash", "-c", Guard, _folder, Path.Combine(_tools, "postgres"), "-D", Data, .. settings.SelectMany(static s => (string[])["-c", s])]));
        start.RedirectStandardInput = true;
        _guard = Process.Start(start)!;
        var began = Stopwatch.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (_guard.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {File.ReadAllText(Path.Combine(_folder, "log"))}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>As in a crash: nobody is told, nothing is tidied up.</summary>
    public void Stop()
    {
        if (_guard is not null)
        {
            _guard.StandardInput.WriteLine("stop");
            _guard.StandardInput.Close();
            _guard.WaitForExit();
            _guard.Dispose();
            _guard = null;
        }
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username={User};Database={FirstDatabase};Pooling=false;Timeout=5");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

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
    private static string[] AsServer(params string[] command) =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;

    private static ProcessStartInfo StartInfo(string[] command) => new(command[0], command[1..]) { WorkingDirectory = "/" };

    private static void Run(params string[] command)
    {
        var start = StartInfo(command);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}");
        }
    }
}

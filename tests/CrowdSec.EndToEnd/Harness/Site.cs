using System.Globalization;

namespace CrowdSec.EndToEnd.Harness;

/// <summary>An installation in a folder of its own: configuration, data, a log to watch, and our two programs.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<string>, IReadOnlyList<string>> _place;

    private Site(string folder, int port, Func<IReadOnlyList<string>, IReadOnlyList<string>> place)
    {
        Folder = folder;
        Port = port;
        _place = place;
    }

    public string Folder { get; }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}/";

    public string Config => Path.Combine(Folder, "config.yaml");

    /// <summary>The log that is watched, with label "syslog".</summary>
    public string Log => Path.Combine(Folder, "auth.log");

    /// <param name="place">Puts a command where it shall run, such as into a network namespace; by default it runs as it is.</param>
    /// <param name="listenOnAll">The API listens on all addresses, not on loopback alone.</param>
    public static async Task<Site> CreateAsync(Func<IReadOnlyList<string>, IReadOnlyList<string>>? place = null, bool listenOnAll = false)
    {
        var folder = Directory.CreateTempSubdirectory("crowdsec-site-").FullName;
        var site = new Site(folder, FreePort.Next(), place ?? (static command => command));
        await site.WriteAsync(listenOnAll ? "[::]" : "127.0.0.1");
        return site;
    }

    /// <summary>Runs cscli with this site's configuration.</summary>
    public Task<CommandResult> CscliAsync(params IReadOnlyList<string> arguments) =>
        Programs.RunAsync(_place(["dotnet", Repository.Program("cscli"), "-c", Config, .. arguments]));

    /// <summary>Installs collections of the hub that this repository ships.</summary>
    public async Task InstallAsync(params IReadOnlyList<string> collections) =>
        (await CscliAsync(["collections", "install", .. collections, "--from", Path.Combine(Repository.Root, "hub")])).MustSucceed();

    /// <summary>Adds a bouncer and gives its key.</summary>
    public async Task<string> AddBouncerAsync(string name) => (await CscliAsync("bouncers", "add", name, "-o", "raw")).MustSucceed().Output.Trim();

    /// <summary>Starts the daemon and waits until it says that it is ready.</summary>
    public async Task<RunningProgram> StartAsync(params IReadOnlyList<string> arguments)
    {
        var daemon = RunningProgram.Start(_place(["dotnet", Repository.Program("crowdsec"), "-c", Config, .. arguments]), "crowdsec");
        await Eventually.TrueAsync(
            async () => daemon.HasEnded ? throw new InvalidOperationException($"crowdsec ended\n{daemon.Said}") : (await CscliAsync("lapi", "status")).Exit == 0,
            () => $"crowdsec does not become ready\n{daemon.Said}");
        return daemon;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(string address)
    {
        var data = Directory.CreateDirectory(Path.Combine(Folder, "data")).FullName;
        var templates = Path.Combine(Repository.Root, "config");
        File.Copy(Path.Combine(templates, "profiles.yaml"), Path.Combine(Folder, "profiles.yaml"));
        await File.WriteAllTextAsync(Log, "");
        await File.WriteAllTextAsync(Path.Combine(Folder, "acquis.yaml"), $"filenames:\n  - {Log}\nlabels:\n  type: syslog\n");
        await File.WriteAllTextAsync(Config, $"""
            common:
              log_media: stdout
              log_level: info
            config_paths:
              config_dir: {Folder}
              data_dir: {data}
              pattern_dir: {Path.Combine(templates, "patterns")}
              hub_dir: {Path.Combine(Folder, "hub")}
            crowdsec_service:
              acquisition_path: {Path.Combine(Folder, "acquis.yaml")}
            db_config:
              type: sqlite
              db_path: {Path.Combine(data, "crowdsec.db")}
            api:
              client:
                credentials_path: {Path.Combine(Folder, "local_api_credentials.yaml")}
              server:
                listen_uri: "{address}:{Port.ToString(CultureInfo.InvariantCulture)}"
                profiles_path: {Path.Combine(Folder, "profiles.yaml")}
                console_path: {Path.Combine(Folder, "console.yaml")}
            prometheus:
              enabled: false
            """ + "\n");
        await File.WriteAllTextAsync(Path.Combine(Folder, "local_api_credentials.yaml"), $"url: {Url}\n");
        (await CscliAsync("machines", "add", "this-host", "--auto", "--force")).MustSucceed();
    }
}

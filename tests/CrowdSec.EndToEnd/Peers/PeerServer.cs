using CrowdSec.EndToEnd.Harness;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>Debian's crowdsec 1.4.6 as Local API, with the database and the address of one of our sites: only one of the two may run.</summary>
internal sealed class PeerServer
{
    private const string Password = "a password that both accept";
    private readonly string _config;
    private readonly Site _site;

    private PeerServer(Site site, string config) => (_site, _config) = (site, config);

    /// <summary>Makes the database, with machine "peer" and a bouncer.</summary>
    public static async Task<PeerServer> CreateAsync(Site site, string database, string bouncerKey)
    {
        Programs.RequirePeer("crowdsec");
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "peer")).FullName;
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var hub = Directory.CreateDirectory(Path.Combine(folder, "hub")).FullName;
        var etc = Path.Combine(Repository.Root, "artifacts/peers/root/etc/crowdsec");
        Directory.CreateSymbolicLink(Path.Combine(folder, "patterns"), Path.Combine(etc, "patterns"));
        File.Copy(Path.Combine(etc, "profiles.yaml"), Path.Combine(folder, "profiles.yaml"));
        await File.WriteAllTextAsync(Path.Combine(hub, ".index.json"), """{"parsers":{},"postoverflows":{},"scenarios":{},"collections":{}}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "simulation.yaml"), "simulation: false\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "console.yaml"), "share_manual_decisions: false\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "acquis.yaml"), "");
        await File.WriteAllTextAsync(Path.Combine(folder, "credentials.yaml"), $"url: {site.Url}\n");
        var config = Path.Combine(folder, "config.yaml");
        await File.WriteAllTextAsync(config, $$"""
            common: {daemonize: false, log_media: stdout, log_level: info, log_dir: {{folder}}, working_dir: {{folder}}}
            config_paths: {config_dir: {{folder}}, data_dir: {{data}}, hub_dir: {{hub}}, index_path: {{hub}}/.index.json, simulation_path: {{folder}}/simulation.yaml}
            crowdsec_service: {acquisition_path: {{folder}}/acquis.yaml, parser_routines: 1}
            cscli: {output: human}
            db_config: {type: sqlite, db_path: {{database}}, use_wal: true}
            api:
              client: {insecure_skip_verify: false, credentials_path: {{folder}}/credentials.yaml}
              server: {listen_uri: "127.0.0.1:{{site.Port}}", profiles_path: {{folder}}/profiles.yaml, console_path: {{folder}}/console.yaml}
            prometheus: {enabled: false}
            """);
        var result = new PeerServer(site, config);
        (await result.CscliAsync("machines", "add", "peer", "--password", Password, "--force", "-f", Path.Combine(folder, "credentials.yaml"), "-u", site.Url)).MustSucceed();
        (await result.CscliAsync("bouncers", "add", "firewall", "-k", bouncerKey)).MustSucceed();
        return result;
    }

    public Task<CommandResult> CscliAsync(params IReadOnlyList<string> arguments) => Programs.RunAsync([Programs.RequirePeer("cscli"), "-c", _config, .. arguments]);

    public async Task<RunningProgram> StartAsync()
    {
        var server = RunningProgram.Start([Programs.RequirePeer("crowdsec"), "-c", _config, "-no-cs"], "the peer");
        await Eventually.TrueAsync(
            async () => server.HasEnded ? throw new InvalidOperationException($"the peer ended\n{server.Said}") : (await CscliAsync("decisions", "list")).Exit == 0,
            () => $"the peer does not become ready at {_site.Url}\n{server.Said}");
        return server;
    }
}

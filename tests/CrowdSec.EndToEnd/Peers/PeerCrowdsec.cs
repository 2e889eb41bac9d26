using CrowdSec.EndToEnd.Harness;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>Debian's crowdsec 1.4.6 and its cscli as remote clients of our Local API.</summary>
internal sealed class PeerCrowdsec
{
    private static readonly string[] Items =
    [
        "parsers/s00-raw/crowdsecurity/syslog-logs.yaml",
        "parsers/s01-parse/crowdsecurity/sshd-logs.yaml",
        "parsers/s02-enrich/crowdsecurity/dateparse-enrich.yaml",
        "scenarios/crowdsecurity/ssh-bf.yaml",
    ];

    private readonly string _config;

    private PeerCrowdsec(string config) => _config = config;

    /// <summary>Lays out its configuration in a folder of its own, without credentials.</summary>
    public static async Task<PeerCrowdsec> CreateAsync(Site site)
    {
        Programs.RequirePeer("crowdsec");
        var root = Path.Combine(Repository.Root, "artifacts/peers/root");
        var folder = Directory.CreateDirectory(Path.Combine(site.Folder, "peer")).FullName;
        foreach (var item in Items)
        {
            var parts = item.Split('/');
            var target = Path.Combine([folder, .. parts.Where(static p => p != "crowdsecurity")]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(root, "usr/share/crowdsec/hub", item), target);
        }

        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        var hub = Directory.CreateDirectory(Path.Combine(folder, "hub")).FullName;
        await File.WriteAllTextAsync(Path.Combine(hub, ".index.json"), """{"parsers":{},"postoverflows":{},"scenarios":{},"collections":{}}""");
        await File.WriteAllTextAsync(Path.Combine(folder, "simulation.yaml"), "simulation: false\n");
        Directory.CreateSymbolicLink(Path.Combine(folder, "patterns"), Path.Combine(root, "etc/crowdsec/patterns"));
        await File.WriteAllTextAsync(Path.Combine(folder, "acquis.yaml"), "");
        await File.WriteAllTextAsync(Path.Combine(folder, "credentials.yaml"), $"url: {site.Url}\n");
        var config = Path.Combine(folder, "config.yaml");
        await File.WriteAllTextAsync(config, $"""
            common: {"{"}daemonize: false, log_media: stdout, log_level: info, log_dir: {folder}, working_dir: {folder}{"}"}
            config_paths: {"{"}config_dir: {folder}, data_dir: {data}, hub_dir: {hub}, index_path: {hub}/.index.json, simulation_path: {folder}/simulation.yaml{"}"}
            crowdsec_service: {"{"}acquisition_path: {folder}/acquis.yaml, parser_routines: 1{"}"}
            cscli: {"{"}output: human{"}"}
            api:
              client: {"{"}insecure_skip_verify: false, credentials_path: {folder}/credentials.yaml{"}"}
            prometheus: {"{"}enabled: false{"}"}
            """);
        return new PeerCrowdsec(config);
    }

    public Task<CommandResult> CscliAsync(params IReadOnlyList<string> arguments) =>
        Programs.RunAsync([Programs.RequirePeer("cscli"), "-c", _config, .. arguments]);

    /// <summary>Runs its agent over a log, once.</summary>
    public Task<CommandResult> ReplayAsync(string log) =>
        Programs.RunAsync([Programs.RequirePeer("crowdsec"), "-c", _config, "-no-api", "-dsn", $"file://{log}", "-type", "syslog"]);
}

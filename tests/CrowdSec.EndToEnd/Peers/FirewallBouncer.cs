using CrowdSec.EndToEnd.Harness;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>Starts Debian's crowdsec-firewall-bouncer with nftables on a network's server.</summary>
internal static class FirewallBouncer
{
    public static async Task<RunningProgram> StartAsync(string program, VirtualNetwork network, Site site)
    {
        var key = await site.AddBouncerAsync("firewall");
        var config = Path.Combine(site.Folder, "firewall-bouncer.yaml");
        await File.WriteAllTextAsync(config, $$"""
            mode: nftables
            pid_dir: {{site.Folder}}
            update_frequency: 1s
            daemonize: false
            log_mode: stdout
            log_dir: {{site.Folder}}
            log_level: debug
            api_url: {{site.Url}}
            api_key: {{key}}
            disable_ipv6: false
            deny_action: DROP
            deny_log: false
            supported_decisions_types: [ban]
            blacklists_ipv4: crowdsec-blacklists
            blacklists_ipv6: crowdsec6-blacklists
            nftables:
              ipv4: {enabled: true, set-only: false, table: crowdsec, chain: crowdsec-chain}
              ipv6: {enabled: true, set-only: false, table: crowdsec6, chain: crowdsec6-chain}
            prometheus: {enabled: false}
            """);
        var bouncer = RunningProgram.Start(network.OnServer(program, "-c", config), "crowdsec-firewall-bouncer");
        await Eventually.TrueAsync(
            async () => bouncer.HasEnded ? throw new InvalidOperationException(bouncer.Said) : (await site.CscliAsync("bouncers", "list", "-o", "raw")).Output.Contains("crowdsec-firewall-bouncer", StringComparison.Ordinal),
            () => $"the bouncer does not pull\n{bouncer.Said}");
        return bouncer;
    }
}

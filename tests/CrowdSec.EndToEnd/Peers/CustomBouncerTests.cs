using System.Runtime.Versioning;
using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>Debian's crowdsec-custom-bouncer, which runs a program for each decision that comes and goes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CustomBouncerTests
{
    [Fact]
    public async Task It_is_told_of_every_ban_and_every_unban()
    {
        var program = Programs.RequirePeer("crowdsec-custom-bouncer");
        await using var site = await Site.CreateAsync();
        await using var daemon = await site.StartAsync("-no-cs");
        var heard = Path.Combine(site.Folder, "heard.txt");
        await using var bouncer = RunningProgram.Start([program, "-c", await ConfigureAsync(site, heard)], "crowdsec-custom-bouncer");

        (await site.CscliAsync("decisions", "add", "--ip", "192.0.2.7", "--duration", "1h", "--reason", "a test")).MustSucceed();
        (await site.CscliAsync("decisions", "add", "--range", "192.0.2.128/25", "--duration", "1h", "--type", "captcha")).MustSucceed();
        await HearsAsync(heard, "add 192.0.2.7 ", bouncer, daemon);
        await HearsAsync(heard, "add 192.0.2.128/25 ", bouncer, daemon);

        (await site.CscliAsync("decisions", "delete", "--ip", "192.0.2.7")).MustSucceed();
        await HearsAsync(heard, "del 192.0.2.7 ", bouncer, daemon);
        Assert.DoesNotContain("del 192.0.2.128/25", await File.ReadAllTextAsync(heard, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<string> ConfigureAsync(Site site, string heard)
    {
        var script = Path.Combine(site.Folder, "hear.sh");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\necho \"$@\" >> {heard}\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var config = Path.Combine(site.Folder, "custom-bouncer.yaml");
        await File.WriteAllTextAsync(config, $$"""
            bin_path: {{script}}
            piddir: {{site.Folder}}
            update_frequency: 1s
            cache_retention_duration: 1s
            daemonize: false
            log_mode: stdout
            log_dir: {{site.Folder}}
            log_level: debug
            api_url: {{site.Url}}
            api_key: {{await site.AddBouncerAsync("custom")}}
            prometheus: {enabled: false}
            """);
        return config;
    }

    private static Task HearsAsync(string heard, string text, RunningProgram bouncer, RunningProgram daemon) =>
        Eventually.TrueAsync(
            async () => File.Exists(heard) && (await File.ReadAllTextAsync(heard)).Contains(text, StringComparison.Ordinal),
            () => $"never heard '{text}'\n{bouncer.Said}\n{daemon.Said}");
}

using System.Globalization;
using CrowdSec.EndToEnd.Harness;
using Xunit;

namespace CrowdSec.EndToEnd.Agent;

/// <summary>Without any configuration: in a mount and a network namespace of its own, where /etc/crowdsec and /var/log are empty and port 8080 is free.</summary>
public sealed class StandaloneTests
{
    private const string Attacker = "198.51.100.77";

    [Fact]
    public async Task With_no_configuration_at_all_it_finds_logs_and_bans_for_four_hours()
    {
        Programs.RequireRoot();
        var (unshare, nsenter, bash) = (Programs.Require("unshare"), Programs.Require("nsenter"), Programs.Require("bash"));
        Programs.Require("ip");
        var home = Directory.CreateTempSubdirectory("crowdsec-home-").FullName;
        var script = $"""
            for folder in /etc/crowdsec /var/log; do if [ -d $folder ]; then mount -t tmpfs none $folder || exit 9; fi; done
            ip link set lo up
            cd {home}
            export HOME={home}
            unset XDG_STATE_HOME
            exec dotnet {Repository.Program("crowdsec")}
            """;
        try
        {
            await using var crowdsec = RunningProgram.Start([unshare, "-m", "-n", bash, "-c", script], "crowdsec");
            await Eventually.TrueAsync(
                () => Task.FromResult(crowdsec.Said.Contains("crowdsec is ready", StringComparison.Ordinal) || (crowdsec.HasEnded ? throw new InvalidOperationException(crowdsec.Said) : false)),
                () => $"it does not become ready\n{crowdsec.Said}");

            // A log that appears later.
            await File.WriteAllTextAsync($"/proc/{crowdsec.Id}/root/var/log/auth.log", string.Concat(Enumerable.Repeat(Line(), 10)), TestContext.Current.CancellationToken);

            var config = Path.Combine(home, ".local", "state", "crowdsec", "config.yaml");
            var list = "";
            await Eventually.TrueAsync(
                async () => (list = (await Programs.RunAsync([nsenter, "-t", $"{crowdsec.Id}", "-m", "-n", "dotnet", Repository.Program("cscli"), "-c", config, "decisions", "list"])).Output).Contains(Attacker, StringComparison.Ordinal),
                () => $"nobody is banned\n{list}\n{crowdsec.Said}");
            Assert.Contains("ban", list, StringComparison.Ordinal);
            Assert.Matches("3h ?59m|4h", list);
            Assert.Equal(0, await crowdsec.StopAsync());
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static string Line()
    {
        var now = TimeProvider.System.GetUtcNow();
        return $"{now.ToString("MMM", CultureInfo.InvariantCulture)} {now.Day,2} {now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} host sshd[4242]: Failed password for root from {Attacker} port 40022 ssh2\n";
    }
}

using System.Globalization;
using CrowdSec.EndToEnd.Harness;

namespace CrowdSec.EndToEnd.Peers;

/// <summary>A real sshd on a network's server. What it says goes to a file, each line headed as a syslog daemon heads it.</summary>
internal static class SshServer
{
    public const int Port = 2222;

    public static async Task<RunningProgram> StartAsync(VirtualNetwork network, string folder, string log)
    {
        var sshd = Programs.Require("sshd");
        var keygen = Programs.Require("ssh-keygen");
        var key = Path.Combine(folder, "ssh_host_key");
        (await Programs.RunAsync([keygen, "-q", "-t", "ed25519", "-N", "", "-f", key])).MustSucceed();
        var config = Path.Combine(folder, "sshd_config");
        await File.WriteAllTextAsync(config, $"""
            Port {Port}
            ListenAddress {VirtualNetwork.ServerAddress}
            HostKey {key}
            PidFile none
            UsePAM no
            UseDNS no
            PasswordAuthentication yes
            PermitRootLogin yes
            MaxStartups 100

            """);

        // Where sshd locks its children up; Debian's service makes it at each start.
        Directory.CreateDirectory("/run/sshd");
        var write = new Lock();
        void Append(string text)
        {
            lock (write)
            {
                File.AppendAllText(log, $"{TimeProvider.System.GetLocalNow().ToString("MMM dd HH:mm:ss", CultureInfo.InvariantCulture)} server sshd[4242]: {text.TrimEnd('\r')}\n");
            }
        }

        var server = RunningProgram.Start(network.OnServer(sshd, "-D", "-e", "-f", config), "sshd", line: Append);
        await Eventually.TrueAsync(
            () => server.HasEnded ? throw new InvalidOperationException(server.Said) : Task.FromResult(server.Said.Contains("listening", StringComparison.Ordinal)),
            () => $"sshd does not listen\n{server.Said}");
        return server;
    }

    /// <summary>One login with a wrong password.</summary>
    public static async Task GuessAsync(VirtualNetwork network, string user)
    {
        var sshpass = Programs.Require("sshpass");
        var ssh = Programs.Require("ssh");
        await Programs.RunAsync(network.OnClient(
            "/usr/bin/timeout", "10", sshpass, "-p", "not-the-password", ssh, "-p", $"{Port}", "-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "PreferredAuthentications=password", "-o", "NumberOfPasswordPrompts=1", "-o", "ConnectTimeout=3", $"{user}@{VirtualNetwork.ServerAddress}", "true"));
    }
}

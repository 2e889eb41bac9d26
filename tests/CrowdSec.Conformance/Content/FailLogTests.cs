using CrowdSec.Conformance.Expr;
using Xunit;

namespace CrowdSec.Conformance.Content;

/// <summary>
/// What a person said about each line of other people's logs: failures reach the bucket of a scenario, everything else does not.
/// </summary>
public sealed class FailLogTests
{
    /// <summary>Counts connections that led nowhere, which lenient filters do not call failures.</summary>
    private static readonly HashSet<string> StrictOnly = ["openwatch/ssh-preauth-flood", "openwatch/ssh-cve-2024-6387"];

    /// <summary>Takes every request of a page, so that its buckets say nothing about a line.</summary>
    private static readonly HashSet<string> TakesAll = ["openwatch/http-crawl-non_statics"];

    /// <summary>
    /// The user name of this line may be "test from 127.0.0.1 port 58946 ssh2:", since OpenSSH writes no details behind a refused password.
    /// Then the peer is the address at the end, and believing the first one would let anybody have 127.0.0.1 banned.
    /// </summary>
    private const string AmbiguousPeer = "invalid user test from 127.0.0.1 port 58946 ssh2: from 10.10.1.2 port 55555 ssh2";

    private static readonly Lazy<string> FloodFilter = new(static () => File.ReadLines(Path.Combine(ShippedHub.Root, "scenarios", "openwatch", "ssh-preauth-flood.yaml"))
        .First(static l => l.StartsWith("filter:", StringComparison.Ordinal)));

    /// <summary>A journal's lines come without their time, and nothing can be poured without one.</summary>
    private const string JournalTime = "2024-02-29T23:59:59.250000+01:00 ";

    [Theory]
    [InlineData("sshd", "syslog", 150)]
    [InlineData("sshd-journal", "syslog", 120)]
    [InlineData("selinux-ssh", "auditd", 10)]
    [InlineData("nginx-limit-req", "nginx", 9)]
    [InlineData("nginx-bad-request", "nginx", 8)]
    [InlineData("apache-badbots", "apache2", 4)]
    [InlineData("apache-modsecurity", "apache2", 4)]
    [InlineData("apache-nohome", "apache2", 2)]
    [InlineData("apache-overflows", "apache2", 11)]
    [InlineData("apache-shellshock", "apache2", 2)]
    [InlineData("php-url-fopen", "apache2", 1)]
    public async Task Failures_are_counted_and_nothing_else(string log, string type, int atLeast)
    {
        var path = SharedCorpus.Find($"fail2ban-logs/{log}");
        Assert.SkipWhen(path is null, $"SKIPPED: no ../shared/corpus/fail2ban-logs/{log} here, its lines are not checked");
        var lines = FailLog.Read(path!);
        var stamp = log.EndsWith("-journal", StringComparison.Ordinal) ? JournalTime : "";
        var run = await ShippedHub.RunAsync([.. lines.Select(l => stamp + l.Text)], type, TestContext.Current.CancellationToken);
        var scenarios = run.Results.Poured
            .Where(static p => p.Key.StartsWith("openwatch/", StringComparison.Ordinal) && !TakesAll.Contains(p.Key))
            .SelectMany(static p => p.Value.Select(e => (Line: e.Line.Number, Scenario: p.Key)))
            .ToLookup(static p => p.Line, static p => p.Scenario);
        var peers = run.Results.Lines.ToDictionary(static e => e.Line.Number, static e => (Ip: e.Meta.Get("source_ip"), Type: e.Meta.Get("log_type"), Name: e.Meta.Get("source_host")));

        var wrong = lines.Select((line, i) => Judge(line, [.. scenarios[i + 1]], peers.GetValueOrDefault(i + 1))).Where(static w => w.Length > 0);
        Assert.True(lines.Count >= atLeast, $"{lines.Count} lines");
        Assert.Empty(wrong);
    }

    private static string Judge(FailLine line, string[] scenarios, (string Ip, string Type, string Name) peer)
    {
        // A name instead of an address cannot be banned, so it reaches no bucket; it must be understood all the same.
        var named = peer.Name is { Length: > 0 } && peer.Type == "ssh_failed-auth";
        // The second message about one connection is of the right type, yet not counted again.
        var repeated = (line.Strict || line.Matches) && peer.Type is { Length: > 0 } && FloodFilter.Value.Contains($"'{peer.Type}'", StringComparison.Ordinal);
        var counted = named || repeated || scenarios.Any(s => line.Strict || line.Matches || !StrictOnly.Contains(s));
        if (counted != line.Matches)
        {
            return $"line {line.Number}: {(line.Matches ? "not counted" : "counted by " + string.Join(", ", scenarios))}, log_type '{peer.Type}': {line.Text}";
        }

        var found = peer.Ip is { Length: > 0 } ? peer.Ip : peer.Name;
        return counted && line.Host.Length > 0 && found != line.Host && !line.Text.Contains(AmbiguousPeer, StringComparison.Ordinal)
            ? $"line {line.Number}: peer '{found}', expected '{line.Host}': {line.Text}"
            : "";
    }
}

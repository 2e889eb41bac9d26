using System.Globalization;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>A log of one day, the same for the same seed: ssh and web, mostly honest, with attacks of several kinds, and now and then out of order.</summary>
internal sealed class GeneratedLog(int seed)
{
    private static readonly string[] Users = ["root", "admin", "alice", "bob", "git", "test", "oracle", "postgres"];
    private static readonly string[] Pages = ["/", "/index.html", "/about", "/img/logo.png", "/style.css", "/search?q=cats", "/blog/2024/one", "/api/items?page=2"];
    private static readonly string[] Probes = ["/.env", "/wp-login.php", "/.git/config", "/phpmyadmin/", "/cgi-bin/test", "/a?x=../../../etc/passwd", "/a?q=1'%20OR%20'1'='1", "/a?q=<script>", "/admin", "/backup.zip"];
    private static readonly string[] Agents = ["Mozilla/5.0 (X11; Linux x86_64) Firefox/130.0", "curl/8.5.0", "sqlmap/1.8", "Mozilla/5.0 (compatible; Googlebot/2.1)"];

    private readonly Random _random = new(seed);

    /// <returns>"syslog" or "nginx", and the line.</returns>
    public IEnumerable<(string Type, string Line)> Lines(int count)
    {
        var start = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            var at = start.AddSeconds((86_400.0 * i / count) - (_random.Next(50) == 0 ? _random.Next(120) : 0));
            var attacks = _random.Next(100) < 20;
            yield return _random.Next(2) == 0 ? ("syslog", Ssh(at, attacks)) : ("nginx", Web(at, attacks));
        }
    }

    private string Ssh(DateTimeOffset at, bool attacks)
    {
        var user = Pick(Users);
        var text = attacks
            ? _random.Next(2) == 0 ? $"Failed password for {user} from {Attacker()} port {Port()} ssh2" : $"Invalid user {user}{_random.Next(50)} from {Attacker()} port {Port()}"
            : _random.Next(3) == 0 ? $"Connection closed by {Visitor()} port {Port()} [preauth]" : $"Accepted publickey for {user} from {Visitor()} port {Port()} ssh2";
        return $"{at.ToString("MMM d HH:mm:ss", CultureInfo.InvariantCulture).Insert(4, at.Day < 10 ? " " : "")} host1 sshd[{_random.Next(1000, 9999)}]: {text}";
    }

    private string Web(DateTimeOffset at, bool attacks)
    {
        var page = attacks ? Pick(Probes) : Pick(Pages);
        var status = attacks ? Pick(["404", "403", "401", "400"]) : "200";
        var when = at.ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture);
        return $"{(attacks ? Attacker() : Visitor())} - - [{when}] \"GET {page} HTTP/1.1\" {status} {_random.Next(100, 9999)} \"-\" \"{Pick(Agents)}\"";
    }

    private string Attacker() => $"203.0.113.{_random.Next(60)}";

    private string Visitor() => $"10.{_random.Next(4)}.{_random.Next(256)}.{_random.Next(256)}";

    private int Port() => _random.Next(1024, 65_536);

    private string Pick(string[] choices) => choices[_random.Next(choices.Length)];
}

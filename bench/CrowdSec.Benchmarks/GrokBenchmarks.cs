using BenchmarkDotNet.Attributes;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Benchmarks;

/// <summary>A grok of the shipped pattern library on a line that it takes and on one that it does not.</summary>
public class GrokBenchmarks
{
    private const string Access =
        "203.0.113.9 - - [01/Nov/2026:00:00:00 +0000] \"GET /shop/item?id=7 HTTP/1.1\" 200 5316 \"https://shop.example.org/\" \"Mozilla/5.0 (X11; Linux x86_64; rv:123.0) Gecko/20100101 Firefox/123.0\"";

    private const string Failed = "Failed password for invalid user pi from 198.51.100.200 port 41442 ssh2";

    private readonly int[] _groups = new int[256];
    private GrokPattern _access = null!;
    private GrokPattern _failed = null!;

    [GlobalSetup]
    public void Setup()
    {
        var library = GrokLibrary.CreateWithBasePatterns();
        library.AddDirectory(Path.Combine(Checkout.Root, "config", "patterns"), new DiagnosticBag());
        _access = Compile(library, "%{NGINXACCESS}");
        _failed = Compile(library, "^Failed password for (invalid user )?%{USERNAME:user} from %{IP:source_ip} port %{INT:port}( ssh2)?$");
        if (!Nginx() || !Sshd() || NginxRejects() || SshdRejects())
        {
            throw new InvalidOperationException("a pattern does not do what its benchmark says");
        }
    }

    [Benchmark]
    public bool Nginx() => _access.Match(Access, _groups);

    [Benchmark]
    public bool NginxRejects() => _access.Match(Failed, _groups);

    [Benchmark]
    public bool Sshd() => _failed.Match(Failed, _groups);

    [Benchmark]
    public bool SshdRejects() => _failed.Match(Access, _groups);

    private static GrokPattern Compile(GrokLibrary library, string pattern) =>
        new GrokCompiler().TryCompile(library, pattern, out var compiled, out var error) ? compiled : throw new InvalidOperationException(error.Message);
}

using CrowdSec.Engine.Events;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Tests.Engine.Pipeline.Cases;
using Xunit;

namespace CrowdSec.Tests.Engine.Pipeline;

/// <summary>Every pattern that is shipped against lines of a mebibyte that were made to keep it busy. The test is that it ends before anybody loses patience.</summary>
public sealed class HubPatternTests
{
    private const int Length = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly string[] Parts =
    [
        "a", " ", "1.", "a ", "\" \"", "[(<", "/a?b=c&d=", "10.0.0.1 - - ", "::1:", "Failed password for invalid user a from ", "\"GET / HTTP/1.1\" 200 ", "\\\"", "%41", "=",
    ];

    [Fact]
    public async Task Every_pattern_is_done_with_every_line()
    {
        var patterns = ShippedPatterns();
        Assert.InRange(patterns.Count, 30, 5000);
        var lines = EvilLines().ToArray();
        await Task.Run(() => Parallel.ForEach(patterns, pattern => MatchAll(pattern, lines))).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_whole_hub_is_done_with_every_line()
    {
        using var engine = CaseEngine.Of(new Dictionary<string, string>(), ["hub/parsers", "hub/scenarios", "hub/contexts", "hub/data", "config/patterns"]);
        string[] types = ["syslog", "nginx"];
        var origins = types.Select(type => engine.Origin(ExpectMode.TimeMachine, new Dictionary<string, string> { ["type"] = type })).ToArray();
        var lines = EvilLines().ToArray();
        using var source = new GeneratedSource(lines.SelectMany(line => origins.Select(origin => (line, origin))));
        var run = engine.Processor.RunAsync(source, new CollectingSink(), cancellationToken: TestContext.Current.CancellationToken);
        var counters = await run.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(lines.Length * types.Length, counters.LinesRead);
    }

    private static void MatchAll(GrokPattern pattern, string[] lines)
    {
        var groups = new int[pattern.GroupSlots];
        foreach (var line in lines)
        {
            pattern.Match(line, groups);
        }
    }

    /// <summary>One character or word over and over, noise, and the beginnings of real lines, which get further into the patterns.</summary>
    private static IEnumerable<string> EvilLines() =>
        Parts.Select(Repeat).Append(RandomLine()).Concat(
            Directory.EnumerateFiles(RepositoryFolder.PathOf("hub", ".tests"), "*.log", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(static path => File.ReadLines(path).First())
                .Select(static (line, i) => i % 3 == 0 ? Repeat(line) : line.Insert(line.Length * (i % 3) / 3, Repeat("a "))));

    private static List<GrokPattern> ShippedPatterns()
    {
        var diagnostics = new DiagnosticBag();
        var library = GrokLibrary.CreateWithBasePatterns();
        library.AddDirectory(RepositoryFolder.PathOf("config", "patterns"), diagnostics);
        var specs = Directory.EnumerateFiles(RepositoryFolder.PathOf("hub"), "*.yaml", SearchOption.AllDirectories)
            .Where(static path => path.Contains("/parsers/", StringComparison.Ordinal) || path.Contains("/postoverflows/", StringComparison.Ordinal))
            .SelectMany(path => new ParserSpecReader(path, diagnostics).ReadFile())
            .SelectMany(WithChildren)
            .ToArray();
        Assert.Empty(diagnostics);
        foreach (var (name, pattern) in specs.SelectMany(static spec => spec.PatternSyntax))
        {
            library.TryAdd(name, pattern.Value);
        }

        var compiler = new GrokCompiler();
        return [.. specs.Select(static spec => spec.Grok).OfType<GrokSpec>().Select(grok => Compile(compiler, library, grok)).Distinct()];
    }

    private static GrokPattern Compile(GrokCompiler compiler, GrokLibrary library, GrokSpec grok)
    {
        var text = grok.Name.IsEmpty ? grok.Pattern.Value : $"%{{{grok.Name.Value}}}";
        Assert.True(compiler.TryCompile(library, text, out var pattern, out var error), error?.ToString());
        return pattern;
    }

    private static IEnumerable<ParserSpec> WithChildren(ParserSpec spec) => spec.Nodes.SelectMany(WithChildren).Prepend(spec);

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, Length / part.Length));

    private static string RandomLine()
    {
        var random = new Random(8);
        return string.Create(Length, random, static (span, r) =>
        {
            foreach (ref var c in span)
            {
                c = (char)r.Next(32, 127);
            }
        });
    }
}

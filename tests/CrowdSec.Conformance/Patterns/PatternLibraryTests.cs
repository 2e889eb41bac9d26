using CrowdSec.Engine.Parsing.Grok;
using Xunit;

namespace CrowdSec.Conformance.Patterns;

/// <summary>Our pattern library must find the same texts and the same fields as the standard one, name by name.</summary>
public sealed class PatternLibraryTests
{
    private const int SamplesPerPattern = 120;

    // It asks for a word boundary between a digit and "ms".
    private const string NeverMatches = "MONGO_SLOWQUERY";

    private static readonly Lazy<GrokLibrary?> Standard =
        new(() => StandardLibrary.Folder() is { } folder ? StandardLibrary.Read(folder) : null);

    private static readonly Lazy<GrokLibrary> Own = new(StandardLibrary.ReadOwn);

    private static readonly Lazy<string[]> LogLines = new(ReadLogLines);

    public static TheoryData<string> Names => [.. Own.Value.Names.Order(StringComparer.Ordinal)];

    [Fact]
    public void Has_the_same_names()
    {
        Assert.SkipWhen(Standard.Value is null, "../shared/corpus is not there");
        Assert.Equal(Standard.Value!.Names.Order(StringComparer.Ordinal), Own.Value.Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Finds_the_same(string name)
    {
        Assert.SkipWhen(Standard.Value is null, "../shared/corpus is not there");
        var compiler = new GrokCompiler();
        Assert.True(compiler.TryCompile(Standard.Value!, $"%{{{name}:whole_match}}", out var standard, out var error), error?.ToString());
        Assert.True(compiler.TryCompile(Own.Value, $"%{{{name}:whole_match}}", out var own, out error), error?.ToString());
        Assert.Equal(standard.Names.Order(StringComparer.Ordinal), own.Names.Order(StringComparer.Ordinal));
        var found = 0;
        foreach (var sample in Samples(standard, own))
        {
            var expected = Fields(standard, sample);
            found += expected.Length > 0 ? 1 : 0;
            Assert.True(expected == Fields(own, sample), $"{name} on <{sample}>\nstandard: {expected}\nours:     {Fields(own, sample)}");
        }

        Assert.True(found > 0 == (name != NeverMatches), "no sample matched: the test says nothing");
    }

    private static IEnumerable<string> Samples(GrokPattern standard, GrokPattern own)
    {
        var generator = new SampleGenerator(seed: 7);
        foreach (var root in new[] { SampleGenerator.Parse(standard.Source), SampleGenerator.Parse(own.Source) })
        {
            for (var i = 0; i < SamplesPerPattern; i++)
            {
                var sample = generator.Generate(root);
                yield return sample;
                yield return generator.Embed(sample);
                yield return generator.Mutate(sample);
            }
        }

        foreach (var line in LogLines.Value)
        {
            yield return line;
        }
    }

    private static string Fields(GrokPattern pattern, string text)
    {
        var groups = new int[pattern.GroupSlots];
        if (!pattern.Match(text, groups))
        {
            return string.Empty;
        }

        var fields = pattern.Names.Select((name, i) => $"{name}={groups[2 * pattern.Groups[i]]}-{groups[(2 * pattern.Groups[i]) + 1]}");
        return string.Join(' ', fields.Order(StringComparer.Ordinal));
    }

    private static string[] ReadLogLines()
    {
        var folder = Path.Combine(StandardLibrary.Folder()!, "tests");
        var files = Directory.EnumerateFiles(folder, "*.log", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return [.. files.SelectMany(file => File.ReadLines(file).Where(line => line.Length < 2000).Take(2)).Distinct()];
    }
}

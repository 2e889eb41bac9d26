using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Patterns;
using CrowdSec.Patterns.Execution;
using Xunit;

namespace CrowdSec.Conformance.Patterns;

/// <summary>On the patterns of the library, the automata find what the Pike machine finds.</summary>
public sealed class LibraryEnginesTests
{
    private static readonly Lazy<GrokLibrary> Library = new(StandardLibrary.ReadOwn);

    public static TheoryData<string> Names => [.. Library.Value.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void Agree(string name)
    {
        Assert.True(new GrokCompiler().TryCompile(Library.Value, $"%{{{name}:whole_match}}", out var grok, out _));
        Assert.True(Pattern.TryCompile(grok.Source, PatternOptions.NamedGroupsOnly, out var pattern, out _));
        var generator = new SampleGenerator(seed: 3);
        var pike = new PikeMachine(pattern.Matcher.Program);
        for (var i = 0; i < 40; i++)
        {
            var sample = generator.Generate(pattern.Matcher.Root);
            foreach (var text in new[] { sample, generator.Embed(sample), generator.Mutate(sample) })
            {
                var expected = new int[pattern.GroupCount * 2];
                var actual = new int[pattern.GroupCount * 2];
                long steps = 0;
                var matches = pike.Run(text, 0, anchored: false, expected, ref steps);
                Assert.True(matches == pattern.Match(text, actual), text);
                Assert.True(matches == pattern.IsMatch(text), text);
                Assert.True(!matches || expected.AsSpan().SequenceEqual(actual), text);
            }
        }
    }
}

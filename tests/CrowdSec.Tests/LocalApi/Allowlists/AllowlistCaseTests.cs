using System.Globalization;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;
using CrowdSec.LocalApi.Allowlists;
using Xunit;

namespace CrowdSec.Tests.LocalApi.Allowlists;

/// <summary>Runs allowlists.cases.yaml: entries, and what is said of addresses and ranges.</summary>
public sealed class AllowlistCaseTests
{
    private static readonly IReadOnlyDictionary<string, YamlMap> Cases = YamlCases.Read("Allowlists", "allowlists.cases.yaml");
    private static readonly ManualClock Clock = new(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_case_holds(string name)
    {
        var given = Cases[name];
        var index = new AllowlistIndex(Clock) { Table = new AllowlistTable(YamlCases.Texts(given, "items").Select(Entry)) };
        var asked = YamlCases.Map(given, "ask")!.Entries.Select(static e => (Target: e.Key.Text, Answer: ((YamlScalar)e.Value).Text)).ToList();
        Assert.NotEmpty(asked);
        Assert.Equal(asked, asked.Select(question => (question.Target, index.Find(Range(question.Target)) ?? "")));
    }

    [Fact]
    public void A_question_about_everything_has_a_bounded_answer()
    {
        var index = new AllowlistIndex(Clock) { Table = new AllowlistTable(Enumerable.Range(0, 10_000).Select(static i => Entry($"big 10.0.{i / 256}.{i % 256}"))) };
        Assert.InRange(index.Reasons(Range("0.0.0.0/0")).Count, 1, 100);
    }

    /// <summary>"list value [comment] [end]"</summary>
    private static AllowlistEntry Entry(string text)
    {
        var words = text.Split(' ');
        DateTime? end = words[^1].EndsWith('Z') ? DateTime.Parse(words[^1], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) : null;
        return new AllowlistEntry(Range(words[1]).Unmap(), words[0], words[1], string.Join(' ', words.Skip(2).Take(words.Length - (end is null ? 2 : 3))), end);
    }

    private static IpRange Range(string text) => IpRange.TryParseAddressOrRange(text, out var range) ? range : throw new FormatException(text);
}

using System.Text;
using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Conformance.Patterns;

public sealed class PatternCasesTests
{
    public static TheoryData<PatternCase> Cases => [.. PatternCase.ReadAll()];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Case(PatternCase item)
    {
        Assert.Equal(item.Expected, Answer(item));
    }

    private static string Answer(PatternCase item)
    {
        if (!Pattern.TryCompile(item.Pattern, PatternOptions.None, out var pattern, out var error))
        {
            var actual = $"error {error.Offset} {error.Message}";
            return item.Expected.StartsWith("error ", StringComparison.Ordinal) && actual.StartsWith(item.Expected, StringComparison.Ordinal)
                ? item.Expected
                : actual;
        }

        var groups = new int[pattern.GroupCount * 2];
        var matched = pattern.Match(item.Text, groups);
        Assert.Equal(matched, pattern.IsMatch(item.Text));
        return matched ? Render(groups) : "no";
    }

    private static string Render(int[] groups)
    {
        var result = new StringBuilder();
        for (var i = 0; i < groups.Length; i += 2)
        {
            result.Append(groups[i] < 0 ? "(?,?)" : $"({groups[i]},{groups[i + 1]})");
        }

        return result.ToString();
    }
}

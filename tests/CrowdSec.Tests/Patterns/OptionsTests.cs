using CrowdSec.Patterns;
using Xunit;

namespace CrowdSec.Tests.Patterns;

public sealed class OptionsTests
{
    [Fact]
    public void Named_groups_only_leaves_unnamed_groups_out()
    {
        Assert.True(Pattern.TryCompile("(a)(?P<x>b)(?<y>(c))", PatternOptions.NamedGroupsOnly, out var pattern, out _));
        Assert.Equal([null, "x", "y"], pattern.GroupNames);
        var groups = new int[6];
        Assert.True(pattern.Match("abc", groups));
        Assert.Equal([0, 3, 1, 2, 2, 3], groups);
    }

    [Fact]
    public void Only_approved_names_capture()
    {
        Assert.True(Pattern.TryCompile("(?P<x>a)(?P<y>b)", PatternOptions.None, name => name == "y", out var pattern, out _));
        Assert.Equal([null, "y"], pattern.GroupNames);
    }

    [Fact]
    public void Ignore_case_is_as_the_flag()
    {
        Assert.True(Pattern.TryCompile("ab(?-i:c)", PatternOptions.IgnoreCase, out var pattern, out _));
        Assert.True(pattern.IsMatch("ABc"));
        Assert.False(pattern.IsMatch("ABC"));
    }

    [Fact]
    public void The_text_before_the_start_counts_for_anchors_and_boundaries()
    {
        Assert.True(Pattern.TryCompile(@"\bb|^a", PatternOptions.None, out var pattern, out _));
        Assert.False(pattern.Match("ab a", new int[2], 1));
        Assert.True(pattern.Match("a b", new int[2], 1));
    }

    [Fact]
    public void A_span_that_is_too_short_is_refused()
    {
        Assert.True(Pattern.TryCompile("(a)", PatternOptions.None, out var pattern, out _));
        Assert.Throws<ArgumentException>(() => pattern.Match("a", new int[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => pattern.Match("a", new int[4], 2));
    }
}

using CrowdSec.Engine.Parsing.Grok;
using Xunit;

namespace CrowdSec.Tests.Engine.Parsing.Grok;

public sealed class GrokCompilerTests
{
    [Theory]
    [InlineData("%{WORD:a} %{WORD:b}", "one two", "a=one b=two")]
    [InlineData("%{WORD} %{WORD:b}", "one two", "b=two")]
    [InlineData("%{PAIR}", "x=1", "key=x value=1")]
    [InlineData("%{PAIR:key}", "x=1", "key=x=1 value=1")]
    [InlineData("%{PAIR} %{PAIR}", "x=1 y=2", "key=y value=2")]
    [InlineData("%{WORD:a} %{WORD:a}", "one two", "a=two")]
    [InlineData("(?:%{WORD:a}|%{NOTSPACE:a})", "one", "a=")]
    [InlineData("%{WORD:a}( %{INT:n})?", "one", "a=one n=")]
    [InlineData("%{EITHER:x}!", "b!", "x=b")]
    [InlineData("(%{WORD:a},?)+", "x,y,z", "a=z")]
    [InlineData("(?P<native>%{WORD:a})", "one", "a=one")]
    [InlineData("%{INT:n:int}|%{WORD:a}", "5", "a=5")]
    [InlineData("%{INT:no-name}|%{WORD:a}", "5", "a=5")]
    [InlineData("%{DEEP}", "7", "n=7 outer=7")]
    public void Finds_fields(string pattern, string text, string expected)
    {
        Assert.True(new GrokCompiler().TryCompile(Library(), pattern, out var compiled, out var error), error?.ToString());
        Assert.Equal(expected, Fields(compiled, text));
    }

    [Theory]
    [InlineData("one two")]
    [InlineData("(?P<native>one)")]
    [InlineData("%{WORD}")]
    [InlineData("%{INT:n:int}")]
    public void A_pattern_without_fields_never_matches(string pattern)
    {
        Assert.True(new GrokCompiler().TryCompile(Library(), pattern, out var compiled, out _));
        Assert.Empty(compiled.Names);
        Assert.False(compiled.Match("one two", new int[compiled.GroupSlots]));
    }

    [Theory]
    [InlineData("a %{NOWHERE:x}", "", 2, "%{NOWHERE} does not exist")]
    [InlineData("%{LOOP_A}", "LOOP_B", 2, "LOOP_A -> LOOP_B -> LOOP_A")]
    [InlineData("%{SELF:x}", "SELF", 1, "SELF -> SELF")]
    [InlineData("%{BROKEN:x} z", "BROKEN", 1, "missing closing ')'")]
    [InlineData("%{WORD:a} (?=x)", "", 10, "look-ahead")]
    [InlineData("%{WORD:a} [z-a]", "", 11, "runs backwards")]
    [InlineData("%{HOLDS_BROKEN}", "BROKEN", 1, "missing closing ')'")]
    public void Mistakes_are_shown_where_they_were_made(string pattern, string name, int offset, string message)
    {
        Assert.False(new GrokCompiler().TryCompile(Library(), pattern, out _, out var error));
        Assert.Equal((name, offset), (error.Pattern, error.Offset));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_and_exploding_expansions_are_refused()
    {
        var library = GrokLibrary.CreateEmpty();
        library.TryAdd("N0", "x");
        for (var i = 1; i <= 100; i++)
        {
            library.TryAdd($"N{i}", $"%{{N{i - 1}}}");
        }

        library.TryAdd("B0", "");
        for (var i = 1; i <= 60; i++)
        {
            library.TryAdd($"B{i}", $"%{{B{i - 1}}}%{{B{i - 1}}}");
        }

        var compiler = new GrokCompiler();
        Assert.False(compiler.TryCompile(library, "%{N100:x}", out _, out var error));
        Assert.Contains("nest too deeply", error.Message, StringComparison.Ordinal);
        Assert.False(compiler.TryCompile(library, "%{B60:x}", out _, out error));
        Assert.Contains("too large", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_expansions_are_compiled_once()
    {
        var compiler = new GrokCompiler();
        Assert.True(compiler.TryCompile(Library(), "%{WORD:a} %{INT:n}", out var first, out _));
        Assert.True(compiler.TryCompile(Library(), "%{WORD:a} %{INT:n}", out var second, out _));
        Assert.True(compiler.TryCompile(Library(), "%{WORD:b} %{INT:n}", out var other, out _));
        Assert.Same(first, second);
        Assert.Equal(["b", "n"], other.Names);
    }

    [Fact]
    public void The_cache_is_bounded()
    {
        var compiler = new GrokCompiler(capacity: 4);
        Assert.True(compiler.TryCompile(Library(), "%{WORD:a}", out var first, out _));
        for (var i = 0; i < 10; i++)
        {
            Assert.True(compiler.TryCompile(Library(), $"%{{WORD:a}} {i}", out _, out _));
        }

        Assert.True(compiler.TryCompile(Library(), "%{WORD:a}", out var again, out _));
        Assert.NotSame(first, again);
    }

    private static GrokLibrary Library()
    {
        var library = GrokLibrary.CreateWithBasePatterns();
        library.TryAdd("PAIR", "%{WORD:key}=%{INT:value}");
        library.TryAdd("EITHER", "a|b");
        library.TryAdd("LOOP_A", "x%{LOOP_B}");
        library.TryAdd("LOOP_B", "yy%{LOOP_A}");
        library.TryAdd("SELF", "x%{SELF}");
        library.TryAdd("BROKEN", "x(y");
        library.TryAdd("HOLDS_BROKEN", "(?:a%{BROKEN})");
        library.TryAdd("INNER", "%{INT:n}");
        library.TryAdd("DEEP", "%{INNER:outer}");
        return library;
    }

    private static string Fields(GrokPattern pattern, string text)
    {
        var groups = new int[pattern.GroupSlots];
        if (!pattern.Match(text, groups))
        {
            return "no";
        }

        var fields = new List<string>();
        for (var i = 0; i < pattern.Names.Count; i++)
        {
            var start = groups[2 * pattern.Groups[i]];
            fields.Add($"{pattern.Names[i]}={(start < 0 ? "" : text[start..groups[(2 * pattern.Groups[i]) + 1]])}");
        }

        return string.Join(' ', fields.Order(StringComparer.Ordinal));
    }
}

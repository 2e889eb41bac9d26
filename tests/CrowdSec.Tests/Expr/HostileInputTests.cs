using System.Runtime.CompilerServices;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using Xunit;

namespace CrowdSec.Tests.Expr;

/// <summary>Expressions come from files that others write: whatever they hold ends in an error or a value, soon, and within bounds.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string, string> Sources => new()
    {
        { "parentheses", new string('(', 100_000) },
        { "brackets", new string('[', 100_000) },
        { "braces", new string('{', 100_000) },
        { "negations", new string('!', 100_000) + "true" },
        { "words of negation", string.Concat(Enumerable.Repeat("not ", 50_000)) + "true" },
        { "minus signs", string.Concat(Enumerable.Repeat("- ", 50_000)) + "1" },
        { "members", "evt" + string.Concat(Enumerable.Repeat(".Self", 50_000)) },
        { "optional members", "evt" + string.Concat(Enumerable.Repeat("?.a", 50_000)) },
        { "indexes", "evt" + string.Concat(Enumerable.Repeat("[0]", 50_000)) },
        { "nested indexes", string.Concat(Enumerable.Repeat("evt[", 50_000)) },
        { "sums", "1" + string.Concat(Enumerable.Repeat("+1", 50_000)) },
        { "powers", "1" + string.Concat(Enumerable.Repeat("**1", 50_000)) },
        { "ternaries", string.Concat(Enumerable.Repeat("true ? 1 : ", 50_000)) + "1" },
        { "nested ternaries", string.Concat(Enumerable.Repeat("true ? ", 50_000)) },
        { "ifs", string.Concat(Enumerable.Repeat("if true {1} else ", 50_000)) + "{1}" },
        { "lets", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"let a{i} = 1; ")) + "1" },
        { "pipes", "1" + string.Concat(Enumerable.Repeat("|string()", 50_000)) },
        { "predicates", string.Concat(Enumerable.Repeat("any([1], ", 50_000)) },
        { "calls", string.Concat(Enumerable.Repeat("Lower(", 50_000)) },
        { "defaults", "1" + string.Concat(Enumerable.Repeat(" ?? 1", 50_000)) },
        { "comparisons", "1" + string.Concat(Enumerable.Repeat(" < 1", 50_000)) },
        { "elements", "[" + string.Concat(Enumerable.Repeat("1,", 50_000)) + "1]" },
        { "statements", string.Concat(Enumerable.Repeat("1;", 50_000)) + "1" },
        { "a long text", "'" + new string('x', 3_000_000) + "'" },
        { "a long number", new string('9', 100_000) },
        { "a long name", new string('a', 100_000) },
        { "zeros", "a\0b" },
        { "half a surrogate", "'\ud800' + \ud800" },
        { "open comment", "/*" + new string('*', 100_000) },
        { "escapes", "'" + string.Concat(Enumerable.Repeat("\\u{1", 1000)) + "'" },
    };

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void Is_refused(string what, string source)
    {
        Assert.False(Expression.TryCompile(source, TestLanguage.Environment(), out _, out var error), what);
        Assert.True(error!.Line >= 1 && error.Column >= 1);
        Assert.True(error.Snippet.Length < 2_000);
        Assert.True(error.Message.Length < 300_000);
    }

    [Fact]
    public void Long_chains_of_and_and_or_are_fine()
    {
        var source = string.Join(" or ", Enumerable.Range(0, 1_500).Select(i => $"evt.Name == 'x{i}'"));
        var expression = TestLanguage.Compile(source + " or evt.Name == 'last'");
        Assert.True(expression.EvaluateBool(TestLanguage.Frame(new TestEvent { Name = "last" })));
    }

    [Theory]
    [InlineData("evt.Count + ", "(1 + ", "1", ")", 130, 131L)]
    [InlineData("", "evt.Count + 1 + ", "1", "", 190, 191L)]
    [InlineData("evt", ".Self", ".Count", "", 390, 0L)]
    [InlineData("evt.Count == 0 ? 7 : ", "true ? 1 : ", "1", "", 390, 7L)]
    [InlineData("len(", "map([evt.Count], {", "#", "})", 60, 1L)]
    public void As_deep_as_allowed_runs_on_a_small_stack(string start, string open, string inner, string close, int times, long expected)
    {
        var source = start + string.Concat(Enumerable.Repeat(open, times)) + inner + string.Concat(Enumerable.Repeat(close, times));
        source += start.EndsWith('(') ? ")" : "";
        var expression = TestLanguage.Compile(source);
        object? value = null;
        var thread = new Thread(() => value = expression.Evaluate(TestLanguage.Frame(new TestEvent())), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(expected, value);
    }

    [Fact]
    public void The_end_of_the_stack_is_an_error_when_compiling()
    {
        var refused = false;
        var environment = TestLanguage.Environment();
        var thread = new Thread(() => refused = AtTheEndOfTheStack(() => !Expression.TryCompile("(1 + 1)", environment, out _, out _)), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(refused);
    }

    [Theory]
    [InlineData("len(1..10000000)")]
    [InlineData("1..9223372036854775807")]
    [InlineData("-9223372036854775807..9223372036854775807")]
    [InlineData("map(1..999, map(1..999, map(1..999, 0)))")]
    [InlineData("reduce(1..1000, concat(#acc, #acc), [1])")]
    [InlineData("reduce(1..100, #acc + #acc, 'xxxx')")]
    [InlineData("reduce(1..100, replace(#acc, 'a', #acc), 'aaaa')")]
    [InlineData("reduce(1..100, string([#acc, #acc]), 'a')")]
    [InlineData("toJSON(reduce(1..60, [#acc, #acc], [1]))")]
    [InlineData("string(reduce(1..60, {{a: #acc, b: #acc}}, {c: 1}))")]
    [InlineData("flatten(reduce(1..60, [#acc, #acc], [1]))")]
    [InlineData("max(reduce(1..14, [#acc, #acc, #acc, #acc], [1]))")]
    [InlineData("reduce(1..60, [#acc, #acc], [1]) == reduce(1..60, [#acc, #acc], [1])")]
    [InlineData("uniq(map(1..9000, [#]))")]
    [InlineData("let a = 1..900000; all(a, all(a, all(a, true)))")]
    [InlineData("let a = 1..900000; sum(a, sum(a, sum(a)))")]
    [InlineData("repeat('x', 1000000) + repeat('x', 1000000)")]
    [InlineData("join(map(1..99999, 'x'), repeat('y', 9999))")]
    [InlineData("fromJSON(repeat('[', 10000))")]
    [InlineData("toJSON(reduce(1..1000, [#acc], 1))")]
    public void Runs_out_of_budget(string source)
    {
        var expression = TestLanguage.Compile(source);
        var failure = Assert.Throws<ExprRuntimeException>(() => expression.Evaluate(TestLanguage.Frame(new TestEvent())));
        Assert.NotNull(failure.Place);
    }

    [Fact]
    public void The_budget_is_per_evaluation()
    {
        var expression = TestLanguage.Compile("len(map(1..evt.Count, #))");
        var frame = TestLanguage.Frame(new TestEvent { Count = 300_000 });
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(300_000L, expression.Evaluate(frame));
        }
    }

    // How much a call takes depends on how it was compiled; used up for sure it is when the runtime says so.
    private static bool AtTheEndOfTheStack(Func<bool> ask)
    {
        Span<byte> used = stackalloc byte[1024];
        used[^1] = 1;
        var answer = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? AtTheEndOfTheStack(ask) : ask();
        return answer && used[^1] == 1;
    }
}

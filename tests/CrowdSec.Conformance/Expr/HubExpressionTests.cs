using System.Text.Json;
using System.Text.RegularExpressions;
using CrowdSec.Expr;
using Xunit;

namespace CrowdSec.Conformance.Expr;

/// <summary>The expressions that hub items use, and the examples of the reference's documentation.</summary>
public sealed partial class HubExpressionTests
{
    private static readonly EventEnvironment Events = new();

    [Fact]
    public void Compile()
    {
        var path = SharedCorpus.Find("expr/crowdsec.json");
        Assert.SkipWhen(path is null, "SKIPPED: no ../shared/corpus/expr here, hub expressions are not compiled");
        var sources = JsonSerializer.Deserialize<string[]>(File.ReadAllText(path!))!;
        var errors = sources
            .Select(source => Expression.TryCompile(source, Events.Environment, out _, out var error) ? "" : $"{source}\n{error}")
            .Where(error => error.Length > 0);
        Assert.True(sources.Length > 300);
        Assert.Empty(errors);
    }

    [Fact]
    public void Examples_run()
    {
        var path = SharedCorpus.Find("expr/examples.md");
        Assert.SkipWhen(path is null, "SKIPPED: no ../shared/corpus/expr here, examples are not run");
        var examples = Blocks().Matches(File.ReadAllText(path!)).Select(match => match.Groups[1].Value).ToArray();
        Assert.True(examples.Length > 5);
        foreach (var example in examples)
        {
            Assert.True(Expression.TryCompile(example, Events.Environment, out var expression, out var error), $"{example}\n{error}");
            Assert.NotNull(expression!.Evaluate(Events.Frame()));
        }
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

using System.Text.Json;
using Xunit;

namespace CrowdSec.Conformance.Expr;

/// <summary>What the reference's expression language answers to 35,000 expressions.</summary>
public sealed class CorpusTests
{
    [Theory]
    [InlineData("builtins")]
    [InlineData("generated")]
    [InlineData("fuzz")]
    public void Gives_what_the_reference_gives(string name)
    {
        var path = SharedCorpus.Find($"expr/{name}.results.jsonl");
        Assert.SkipWhen(path is null, "SKIPPED: no ../shared/corpus/expr here, the language is not compared with the reference");

        var environment = name switch
        {
            "builtins" => CorpusEnvironment.Builtins(),
            "generated" => CorpusEnvironment.Generated(),
            _ => CorpusEnvironment.Fuzz(),
        };
        var frame = environment.Frame();
        List<string> wrong = [];
        var passed = 0;
        foreach (var line in File.ReadLines(path!))
        {
            var source = JsonDocument.Parse(line).RootElement.GetProperty("expr").GetString()!;
            if (CorpusExceptions.IsKnown(source) || CorpusExceptions.DependsOnTheRun(source))
            {
                continue;
            }

            var difference = CorpusLine.Run(line, environment, frame);
            passed += difference.Length == 0 ? 1 : 0;
            if (difference.Length > 0)
            {
                wrong.Add(difference);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{passed} lines agree");
        Assert.True(wrong.Count == 0 && passed > 100, string.Join('\n', wrong.Take(20)));
    }
}

using CrowdSec.Expr.Runtime;
using Xunit;

namespace CrowdSec.Tests.Expr;

public sealed class TraceTests
{
    [Fact]
    public void Tells_every_part_inner_parts_first()
    {
        var trace = new Recorder();
        var evt = new TestEvent { Name = "box", Count = 3 };
        var value = TestLanguage.Compile("evt.Count + 1 == 4 and Lower(evt.Name) == 'x'").EvaluateTraced(TestLanguage.Frame(evt), trace);
        Assert.Equal(false, value);
        Assert.Contains("evt.Count + 1 = 4", trace.Heard);
        Assert.Contains("evt.Count + 1 == 4 = True", trace.Heard);
        Assert.Contains("Lower(evt.Name) = box", trace.Heard);
        Assert.Contains("'x' = x", trace.Heard);
        Assert.Equal("evt.Count + 1 == 4 and Lower(evt.Name) == 'x' = False", trace.Heard[^1]);
    }

    [Fact]
    public void Operands_know_the_comparison_they_belong_to()
    {
        var trace = new Recorder();
        TestLanguage.Compile("evt.Count == 2").EvaluateTraced(TestLanguage.Frame(new TestEvent { Count = 3 }), trace);
        var comparison = Assert.Single(trace.Parts, part => part.Operator == "==");
        Assert.Equal(["evt.Count", "2"], trace.Parts.Where(part => part.Parent == comparison).Select(part => part.Text));
    }

    [Fact]
    public void Parts_that_are_not_evaluated_are_not_told()
    {
        var trace = new Recorder();
        TestLanguage.Compile("evt.Count == 2 and evt.Name == 'x'").EvaluateTraced(TestLanguage.Frame(new TestEvent()), trace);
        Assert.DoesNotContain(trace.Parts, part => part.Text == "evt.Name");
    }

    [Fact]
    public void Failures_are_told_once_per_part_around_them()
    {
        var trace = new Recorder();
        var expression = TestLanguage.Compile("Parse(evt.Name) == 'x'");
        Assert.Throws<ExprRuntimeException>(() => expression.EvaluateTraced(TestLanguage.Frame(new TestEvent { Name = "long name" }), trace));
        Assert.Equal("Parse(evt.Name) ! too long (1:1)", trace.Heard.First(line => line.Contains('!')));
    }

    private sealed class Recorder : ITrace
    {
        public List<string> Heard { get; } = [];

        public List<TracedPart> Parts { get; } = [];

        public void Value(TracedPart part, object? value)
        {
            Parts.Add(part);
            Heard.Add($"{part.Text} = {value}");
        }

        public void Failure(TracedPart part, ExprRuntimeException error) => Heard.Add($"{part.Text} ! {error.Message}");
    }
}

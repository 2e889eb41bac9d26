using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using Xunit;

namespace CrowdSec.Tests.Expr;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("evt.Meta.log_type == 'ssh'")]
    [InlineData("evt.Meta.log_type in ['a', 'b'] or evt.Name contains 'x' or evt.Count > 5")]
    [InlineData("Lower(evt.Meta.log_type) endsWith 'shd'")]
    [InlineData("any(['a', 'b'], {evt.Name contains #})")]
    [InlineData("evt.Name matches '^a+b' or evt.Data.x == 'y'")]
    public void Filters_do_not_allocate(string source)
    {
        var expression = TestLanguage.Compile(source);
        var evt = new TestEvent { Name = "nothing special" };
        evt.Meta.Set("log_type", "SSHD");
        var frame = TestLanguage.Frame(evt);
        for (var i = 0; i < 100; i++)
        {
            expression.EvaluateBool(frame);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            expression.EvaluateBool(frame);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400);
    }

    [Fact]
    public void One_expression_serves_many_threads()
    {
        var expression = TestLanguage.Compile("let n = evt.Count; sum(map(1..10, # * n))");
        Parallel.For(0, 2_000, i => Assert.Equal(55L * i, expression.Evaluate(TestLanguage.Frame(new TestEvent { Count = i }))));
    }

    [Fact]
    public void A_function_may_evaluate_in_the_same_frame()
    {
        ExprFrame? frame = null;
        Expression? inner = null;
        var environment = new ExprEnvironment(new HostTypes()).Function(new ExprFunction("Inner", () => (long)inner!.Evaluate(frame!)!));
        Assert.True(Expression.TryCompile("let x = 5; sum([x, x])", environment, out inner, out _));
        Assert.True(Expression.TryCompile("let y = 1; let z = Inner(); y + z + y", environment, out var outer, out _));
        frame = new ExprFrame(0);
        Assert.Equal(12L, outer!.Evaluate(frame));
        Assert.Equal(12L, outer.Evaluate(frame));
    }

    [Fact]
    public void Pure_calls_of_constants_happen_once_when_compiling()
    {
        var calls = 0;
        var environment = new ExprEnvironment(new HostTypes()).Function(new ExprFunction("Load", (string name) => { calls++; return new[] { name }; }, Pure: true));
        Assert.True(Expression.TryCompile("'x' in Load('x')", environment, out var expression, out _));
        Assert.Equal(true, expression!.ConstantValue);
        expression.Evaluate(new ExprFrame(0));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_missing_variable_is_an_error_not_a_crash()
    {
        var frame = new ExprFrame(1);
        var failure = Assert.Throws<ExprRuntimeException>(() => TestLanguage.Compile("evt.Meta.x == ''").EvaluateBool(frame));
        Assert.Equal("cannot fetch Meta from <nil> (1:5)", failure.Message);
    }

    [Fact]
    public void A_value_that_is_not_a_bool_is_an_error()
    {
        var evt = new TestEvent();
        evt.Data["x"] = "text";
        var failure = Assert.Throws<ExprRuntimeException>(() => TestLanguage.Compile("evt.Data.x").EvaluateBool(TestLanguage.Frame(evt)));
        Assert.Contains("string, not bool", failure.Message);
    }

    [Fact]
    public void A_hosts_null_text_reads_as_empty() =>
        Assert.Equal("", TestLanguage.Compile("evt.Name").Evaluate(TestLanguage.Frame(new TestEvent())));

    [Theory]
    [InlineData("evt.Count", "int")]
    [InlineData("evt.Name", "string")]
    [InlineData("evt.Name == ''", "bool")]
    [InlineData("evt.Data", "map[string]any")]
    [InlineData("evt.Data.x", "any")]
    [InlineData("evt.Meta", "map[string]string")]
    [InlineData("evt.Tags", "[]string")]
    [InlineData("evt", "Event")]
    [InlineData("1.5", "float64")]
    [InlineData("now()", "time.Time")]
    [InlineData("nil", "nil")]
    public void Tells_its_type(string source, string type) => Assert.Equal(type, TestLanguage.Compile(source).ResultType);

    [Fact]
    public void An_error_shows_the_line_with_a_pointer()
    {
        Assert.False(Expression.TryCompile("evt.Name == 'a' &&\n  evt.Nome == 'b'", TestLanguage.Environment(), out _, out var error));
        Assert.Equal("type Event has no field Nome, did you mean Name? (2:7)\n |   evt.Nome == 'b'\n | ......^", error!.ToString());
    }
}

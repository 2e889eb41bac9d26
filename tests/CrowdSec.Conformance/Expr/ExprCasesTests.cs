using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;
using Xunit;

namespace CrowdSec.Conformance.Expr;

/// <summary>The language by example: Cases/expr/*.cases.</summary>
public sealed class ExprCasesTests
{
    private static readonly EventEnvironment Events = new();

    public static TheoryData<ExprCase> Cases => [.. ExprCase.ReadAll()];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Case(ExprCase item) => Assert.Equal(item.Expected, Answer(item.Source, traced: false));

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Traced_evaluation_gives_the_same(ExprCase item) => Assert.Equal(item.Expected, Answer(item.Source, traced: true));

    /// <summary>All conjuncts true, or the first that is not, is the expression's answer.</summary>
    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Conjuncts_in_order_give_the_same(ExprCase item)
    {
        if (item.Expected is not ("true" or "false") || !Expression.TryCompile(item.Source, Events.Environment, out var expression, out _))
        {
            return;
        }

        var frame = Events.Frame();
        Assert.Equal(item.Expected == "true", expression!.Conjuncts.All(conjunct => conjunct.EvaluateBool(frame)));
    }

    private static string Answer(string source, bool traced)
    {
        if (!Expression.TryCompile(source, Events.Environment, out var expression, out var error))
        {
            return $"compile {error!.Line}:{error.Column} {error.Message}";
        }

        try
        {
            var frame = Events.Frame();
            return ValueText.Of(traced ? expression!.EvaluateTraced(frame, new Deaf()) : expression!.Evaluate(frame));
        }
        catch (ExprRuntimeException failure)
        {
            return $"fail {failure.Place!.Line}:{failure.Place.Column} {failure.Place.Message}";
        }
    }

    private sealed class Deaf : ITrace
    {
        public void Value(TracedPart part, object? value)
        {
        }

        public void Failure(TracedPart part, ExprRuntimeException error)
        {
        }
    }
}

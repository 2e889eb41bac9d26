using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using Xunit;

namespace CrowdSec.Tests.Expr;

/// <summary>A small host: evt with fields of every kind, and functions with and without promises.</summary>
internal static class TestLanguage
{
    public static ExprEnvironment Environment()
    {
        var types = new HostTypes();
        types.Struct<TestEvent>("Event")
            .Map("Meta", e => e.Meta, TestMap.Binder)
            .Field("Parent", e => e.Parent)
            .Field("Self", e => e.Self, neverNil: true)
            .Field("Data", e => e.Data)
            .Field("Name", e => e.Name)
            .Field("Count", e => e.Count)
            .Field("Tags", e => e.Tags)
            .Method("GetMeta", (TestEvent e, string key) => e.Meta.Get(key), pure: true)
            .Method("SetMeta", (TestEvent e, string key, string value) => Set(e, key, value));
        return new ExprEnvironment(types)
            .Variable("evt", typeof(TestEvent))
            .Function(new ExprFunction("Lower", (string text) => text.ToLowerInvariant(), Pure: true) { NeverFails = true, Casing = TextCasing.Lower })
            .Function(new ExprFunction("Parse", (string text) => text.Length > 3 ? throw new FormatException("too long") : text, Pure: true))
            .Function(new ExprFunction("Random", () => 4L));
    }

    public static Expression Compile(string source)
    {
        Assert.True(Expression.TryCompile(source, Environment(), out var expression, out var error), $"{source}: {error}");
        return expression!;
    }

    public static ExprFrame Frame(TestEvent evt)
    {
        var frame = new ExprFrame(1);
        frame.Values[0] = evt;
        return frame;
    }

    private static bool Set(TestEvent evt, string key, string value)
    {
        evt.Meta.Set(key, value);
        return true;
    }
}

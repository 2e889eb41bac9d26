using System.Collections;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Conformance.Expr;

/// <summary>The variables that the corpus's expressions use; the corpus's env.json describes them.</summary>
internal sealed class CorpusEnvironment
{
    public delegate long Score(long first, params long[] rest);

    public delegate string Show(params object?[] items);

    private readonly List<object?> _values = [];

    private CorpusEnvironment(bool withQux)
    {
        var types = new HostTypes();
        var foo = types.Struct<CorpusFoo>(withQux ? "main.FFoo" : "main.Foo").Field("Bar", f => f.Bar).Method("String", (CorpusFoo f) => f.Text);
        if (withQux)
        {
            foo.Method("Qux", (CorpusFoo f, string s) => f.Bar + s);
        }

        Environment = new ExprEnvironment(types);
    }

    public ExprEnvironment Environment { get; }

    public ExprFrame Frame()
    {
        var frame = new ExprFrame(_values.Count);
        _values.CopyTo(frame.Values);
        return frame;
    }

    public static CorpusEnvironment Generated() => new CorpusEnvironment(withQux: false)
        .Add("ok", true).Add("i", 1L).Add("str", "str").Add("f64", 0.5)
        .Add("array", new long[] { 1, 2, 3, 4, 5 })
        .Add("foo", new CorpusFoo("foo", "foo"))
        .Add("list", new[] { new CorpusFoo("bar", "foo"), new CorpusFoo("baz", "foo") })
        .Add("add", (long a, long b) => a + b)
        .Add("greet", (string name) => "Hello, " + name);

    public static CorpusEnvironment Fuzz() => new CorpusEnvironment(withQux: true)
        .Add("ok", true).Add("f64", 0.5).Add("f32", 0.5f).Add("i", 1L).Add("i64", 1L).Add("i32", 1)
        .Add("array", new long[] { 1, 2, 3, 4, 5 })
        .Add("list", new[] { new CorpusFoo("bar", "foo"), new CorpusFoo("baz", "foo") })
        .Add("foo", new CorpusFoo("bar", "foo"))
        .Add("add", (long a, long b) => a + b)
        .Add("div", (long a, long b) => a / b)
        .Add("half", (double a) => a / 2)
        .Add("score", (Score)((first, rest) => first + rest.Sum()))
        .Add("greet", (string name) => "Hello, " + name)
        .Add("fn", (Show)(items => $"fn([{string.Join(' ', items)}])"));

    public static CorpusEnvironment Builtins() => Fuzz()
        .Add("ArrayOfString", new[] { "foo", "bar", "baz" })
        .Add("ArrayOfInt", new long[] { 1, 2, 3 })
        .Add("ArrayOfFloat", new[] { 1.5, 2.5, 3.5 })
        .Add("ArrayOfInt32", new[] { 1, 2, 3 })
        .Add("ArrayOfAny", new object?[] { 1L, "2", true })
        .Add("EmptyIntArray", Array.Empty<long>())
        .Add("EmptyFloatArray", Array.Empty<double>())
        .Add("NestedIntArrays", new object?[] { new long[] { 1, 2 }, new long[] { 3, 4 } })
        .Add("NestedAnyArrays", new object?[] { new object?[] { 1L, 2L }, new object?[] { 3L, 4L } })
        .Add("MixedNestedArray", new object?[] { 1L, new long[] { 2, 3 }, new[] { 4.0, 5.0 } })
        .Add("NestedInt32Array", new object?[] { new[] { 1, 2 }, new[] { 3, 4 } });

    private CorpusEnvironment Add(string name, object value)
    {
        Environment.Variable(name, value.GetType());
        _values.Add(value);
        return this;
    }
}

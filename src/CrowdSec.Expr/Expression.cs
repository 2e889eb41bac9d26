using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr;

/// <summary>A compiled expression. Immutable and thread-safe; each evaluation brings its own frame.</summary>
public sealed class Expression
{
    private Expression() => throw new NotImplementedException();

    public string Source => throw new NotImplementedException();

    /// <summary>The static result type, in the language's words: "bool", "string", "int", "any", "[]string", "map[string]string" …</summary>
    public string ResultType => throw new NotImplementedException();

    /// <summary>Compiles; on failure the error carries line, column and a snippet of the source with a pointer.</summary>
    public static bool TryCompile(string source, ExprEnvironment environment, out Expression? expression, out ExprError? error) =>
        throw new NotImplementedException();

    /// <summary>The value: null, bool, long, double, string, GoTime, GoDuration, object?[], Dictionary&lt;string, object?&gt;, StringMap or a host object.</summary>
    /// <exception cref="ExprRuntimeException">The expression failed.</exception>
    public object? Evaluate(ExprFrame frame) => throw new NotImplementedException();

    /// <summary>Evaluates an expression whose static type is bool or any, without boxing. A value of another type is an error.</summary>
    /// <exception cref="ExprRuntimeException">The expression failed, or its value is not a bool.</exception>
    public bool EvaluateBool(ExprFrame frame) => throw new NotImplementedException();
}

using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Compilation;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr;

/// <summary>A compiled expression. Immutable and thread-safe; each evaluation brings its own frame.</summary>
public sealed class Expression
{
    private readonly CompiledProgram _program;
    private readonly Func<ExprFrame, object?> _run;
    private readonly Func<ExprFrame, bool> _test;

    private Expression(string source, ExprEnvironment environment, CompiledProgram program)
    {
        Source = source;
        Environment = environment;
        _program = program;
        var end = new Site(source, program.Tree.Offset, environment);
        _run = Framed(program, program.Code.Boxed);
        _test = Framed(program, Arguments.AsBool(program.Code, end));
    }

    public string Source { get; }

    /// <summary>The static result type, in the language's words: "bool", "string", "int", "any", "[]string", "map[string]string" …</summary>
    public string ResultType => _program.Tree.Type.Name;

    internal ExprEnvironment Environment { get; }

    internal Node Tree => _program.Tree;

    /// <summary>Compiles; on failure the error carries line, column and a snippet of the source with a pointer.</summary>
    public static bool TryCompile(string source, ExprEnvironment environment, out Expression? expression, out ExprError? error)
    {
        try
        {
            expression = new Expression(source, environment, ExpressionCompiler.Compile(source, environment));
            error = null;
            return true;
        }
        catch (CompileException mistake)
        {
            expression = null;
            error = SourceMap.Locate(source, mistake.Offset, mistake.Message);
            return false;
        }
    }

    /// <summary>The value: null, bool, long, double, string, GoTime, GoDuration, object?[], Dictionary&lt;string, object?&gt;, StringMap or a host object.</summary>
    /// <exception cref="ExprRuntimeException">The expression failed.</exception>
    public object? Evaluate(ExprFrame frame) => _run(frame);

    /// <summary>Evaluates an expression whose static type is bool or any, without boxing. A value of another type is an error.</summary>
    /// <exception cref="ExprRuntimeException">The expression failed, or its value is not a bool.</exception>
    public bool EvaluateBool(ExprFrame frame) => _test(frame);

    private static Func<ExprFrame, T> Framed<T>(CompiledProgram program, Func<ExprFrame, T> run) => !program.NeedsFrame ? run : frame =>
    {
        var own = frame.Busy ? frame.Fork() : frame;
        own.Begin(program.Slots);
        try
        {
            return run(own);
        }
        finally
        {
            own.End();
        }
    };
}

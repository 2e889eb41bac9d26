using CrowdSec.Expr.Analysis;
using CrowdSec.Expr.Compilation;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Parsing;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr;

/// <summary>A compiled expression. Immutable and thread-safe; each evaluation brings its own frame.</summary>
public sealed class Expression
{
    private readonly ExprEnvironment _environment;
    private readonly CompiledProgram _program;
    private readonly Func<ExprFrame, object?> _run;
    private readonly Func<ExprFrame, bool> _test;
    private readonly Lazy<IReadOnlyList<Conjunct>> _conjuncts;
    private readonly Lazy<IReadOnlyList<string>> _reads;
    private readonly Lazy<Func<ExprFrame, object?>> _traced;

    private Expression(string source, ExprEnvironment environment, CompiledProgram program)
    {
        Source = source;
        _environment = environment;
        _program = program;
        _run = program.Framed(program.Code.Boxed);
        _test = program.Framed(Arguments.AsBool(program.Code, new Site(source, program.Tree.Offset, environment)));
        _conjuncts = new(() => ConjunctBuilder.Build(source, environment, program));
        _reads = new(() => ReadPaths.In(program.Tree, environment));
        _traced = new(CompileTraced);
    }

    private Expression(Expression original, ITrace trace)
    {
        Source = original.Source;
        _environment = original._environment;
        _program = original._program;
        _run = frame => original.EvaluateTraced(frame, trace);
        _test = frame => _run(frame) is bool value ? value : throw new ExprRuntimeException($"{original.Source} is not a bool");
        _conjuncts = new(() => [new Conjunct(Source, Source, canFail: true, isRepeatable: false, keyTest: null, original.Reads, _test)]);
        _reads = original._reads;
        _traced = original._traced;
    }

    public string Source { get; }

    /// <summary>The static result type, in the language's words: "bool", "string", "int", "any", "[]string", "map[string]string" …</summary>
    public string ResultType => _program.Tree.Type.Name;

    /// <summary>The expression always has this value; null when it depends on the event, or is nil.</summary>
    public object? ConstantValue => _program.Code.IsConstant ? _program.Code.ConstantValue : null;

    /// <summary>The operands of the outermost <c>and</c> chain in order of evaluation; the expression itself when it is no such chain.</summary>
    public IReadOnlyList<Conjunct> Conjuncts => _conjuncts.Value;

    /// <summary>
    /// The host's values that an evaluation may read: "evt.Meta.log_type", "evt.Line.Raw". A path ending in ".*" stands for everything below,
    /// as a computed key, a method call or a value passed whole may need it. A path covers what is below it. Sorted.
    /// </summary>
    public IReadOnlyList<string> Reads => _reads.Value;

    /// <summary>The calls of functions by name, in the order of the text.</summary>
    public IReadOnlyList<NamedCall> Calls => NamedCalls.In(_program.Tree);

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

    /// <summary>
    /// As <see cref="Evaluate"/>, telling the value of every part on the way. Slower: the first call compiles the expression once more,
    /// without optimisations.
    /// </summary>
    /// <exception cref="ExprRuntimeException">The expression failed; the trace has heard of the part that did.</exception>
    public object? EvaluateTraced(ExprFrame frame, ITrace trace)
    {
        var before = frame.Trace;
        frame.Trace = trace;
        try
        {
            return _traced.Value(frame);
        }
        finally
        {
            frame.Trace = before;
        }
    }

    /// <summary>The same expression, which tells the trace of every evaluation, and which nobody takes apart. Slower, for rules under inspection.</summary>
    public Expression WithTrace(ITrace trace) => new(this, trace);

    public override string ToString() => Source;

    private Func<ExprFrame, object?> CompileTraced()
    {
        var program = ExpressionCompiler.Generate(_program.Tree, Source, _environment, traced: true);
        return program.Framed(program.Code.Boxed);
    }
}

using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// An expression that changes lines before they are parsed. It sees evt; a string takes the line's place, a list of strings becomes one line each. When it
/// fails or gives anything else the line goes on as it is, and that is said. Not thread-safe.
/// </summary>
internal sealed class LineTransform
{
    /// <summary>Further failures pass in silence.</summary>
    private const int MostComplaints = 10;

    private readonly Expression _expression;
    private readonly ExprFrame _frame = new(1);
    private readonly LineBatch _scratch;
    private readonly ILog _log;
    private int _complaints;

    private LineTransform(Expression expression, LineBatch scratch, ILog log)
    {
        _expression = expression;
        _scratch = scratch;
        _log = log;
    }

    /// <param name="error">Why the expression cannot be used.</param>
    public static LineTransform? Create(string expression, LogProcessor processor, TimeProvider clock, ILog log, out string error)
    {
        var environment = new ExprEnvironment(processor.Types) { Clock = clock }.AddFunctions(processor.Functions).Variable("evt", typeof(Event));
        if (!Expression.TryCompile(expression, environment, out var compiled, out var mistake))
        {
            error = $"transform: {mistake}";
            return null;
        }

        error = "";
        return new LineTransform(compiled!, new LineBatch(processor.Names, clock), log);
    }

    public IReadOnlyList<string> Apply(string raw, LineOrigin origin)
    {
        _scratch.Reset();
        _scratch.Add(raw, origin);
        switch (Evaluate(_scratch.Events[0]))
        {
            case string text:
                return [text];
            case IReadOnlyList<string> texts:
                return texts;
            case object?[] values when Array.TrueForAll(values, static v => v is string):
                return [.. values.Cast<string>()];
            case null:
                return [raw];
            default:
                Complain("the expression gave neither a string nor a list of strings");
                return [raw];
        }
    }

    private object? Evaluate(Event evt)
    {
        _frame.Values[0] = evt;
        try
        {
            // nil is no answer either, but what follows must not complain twice.
            return _expression.Evaluate(_frame) ?? false;
        }
        catch (ExprRuntimeException e)
        {
            Complain(e.Message);
            return null;
        }
    }

    private void Complain(string cause)
    {
        if (_complaints++ < MostComplaints)
        {
            _log.Error($"transform: {cause}, the line stays as it is");
        }
    }
}

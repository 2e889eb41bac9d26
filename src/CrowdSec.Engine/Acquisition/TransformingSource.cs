using CrowdSec.Engine.Events;
using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// Changes the lines of another source before they are parsed. The expression sees evt; a string takes the line's place, a list of strings becomes one
/// line each. When it fails or gives anything else the line goes on as it is, and that is said.
/// </summary>
public sealed class TransformingSource : ILineSource
{
    /// <summary>Further failures are counted in silence.</summary>
    private const int MostComplaints = 10;

    private readonly ILineSource _inner;
    private readonly Expression _expression;
    private readonly ExprFrame _frame = new(1);
    private readonly LineBatch _scratch;
    private readonly ILog _log;
    private readonly Queue<(string Raw, LineOrigin Origin)> _ready = new();
    private bool _more = true;
    private int _complaints;

    private TransformingSource(ILineSource inner, Expression expression, LineBatch scratch, ILog log)
    {
        _inner = inner;
        _expression = expression;
        _scratch = scratch;
        _log = log;
    }

    /// <param name="error">Why the expression cannot be used.</param>
    public static TransformingSource? Create(ILineSource inner, string expression, LogProcessor processor, TimeProvider clock, ILog log, out string error)
    {
        var environment = new ExprEnvironment(processor.Types) { Clock = clock }.AddFunctions(processor.Functions).Variable("evt", typeof(Event));
        if (!Expression.TryCompile(expression, environment, out var compiled, out var mistake))
        {
            error = $"transform: {mistake}";
            return null;
        }

        error = "";
        return new TransformingSource(inner, compiled!, new LineBatch(processor.Names, clock), log);
    }

    public bool Fill(LineBatch batch, CancellationToken cancellationToken)
    {
        while (!batch.IsFull && (_ready.Count > 0 || _more))
        {
            if (_ready.TryDequeue(out var line))
            {
                batch.Add(line.Raw, line.Origin);
                continue;
            }

            _scratch.Reset();
            _more = _inner.Fill(_scratch, cancellationToken);
            batch.CutLines += _scratch.CutLines;
            foreach (var evt in _scratch.Events)
            {
                Transform(evt);
            }
        }

        return _more || _ready.Count > 0;
    }

    private void Transform(Event evt)
    {
        var origin = new LineOrigin(evt.Line.Src, evt.Line.Module, evt.Line.Labels, evt.ExpectMode);
        switch (Evaluate(evt))
        {
            case string text:
                _ready.Enqueue((text, origin));
                break;
            case IReadOnlyList<string> texts:
                Enqueue(texts, origin);
                break;
            case object?[] values when Array.TrueForAll(values, static v => v is string):
                Enqueue([.. values.Cast<string>()], origin);
                break;
            default:
                Complain("the expression gave neither a string nor a list of strings");
                _ready.Enqueue((evt.Line.Raw, origin));
                break;
        }
    }

    private object? Evaluate(Event evt)
    {
        _frame.Values[0] = evt;
        try
        {
            return _expression.Evaluate(_frame);
        }
        catch (ExprRuntimeException e)
        {
            Complain(e.Message);
            return evt.Line.Raw;
        }
    }

    private void Enqueue(IReadOnlyList<string> texts, LineOrigin origin)
    {
        foreach (var text in texts)
        {
            _ready.Enqueue((text, origin));
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

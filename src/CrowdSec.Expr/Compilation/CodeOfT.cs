using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

internal sealed class Code<T>(Func<ExprFrame, T> run) : Code
{
    private readonly bool _isConstant;
    private readonly T _constant = default!;
    private Func<ExprFrame, object?>? _boxed;

    private Code(T constant)
        : this(_ => constant)
    {
        _isConstant = true;
        _constant = constant;
        CanFail = false;
    }

    public Func<ExprFrame, T> Run => run;

    /// <summary>Set for strings that need not be made to be read.</summary>
    public SpanSource? Span { get; init; }

    /// <summary>Set for texts in changed case: what it was made of, and how.</summary>
    public CaseMapping? Mapping { get; init; }

    public override Type ResultType => typeof(T);

    public override Func<ExprFrame, object?> Boxed => _boxed ??= Box();

    public override bool IsConstant => _isConstant;

    public override object? ConstantValue => _constant;

    public T Value => _constant;

    public static Code<T> Constant(T value) => new(value);

    public override Code After(Action<ExprFrame> first, bool canFail)
    {
        var own = run;
        return Of(
            frame =>
            {
                first(frame);
                return own(frame);
            },
            canFail || CanFail);
    }

    public override Code Choose(Func<ExprFrame, bool> condition, Code other, bool canFail)
    {
        var fails = canFail || CanFail || other.CanFail;
        if (other is Code<T> same)
        {
            var (whenTrue, whenFalse) = (run, same.Run);
            return Of(frame => condition(frame) ? whenTrue(frame) : whenFalse(frame), fails);
        }

        var (boxed, otherBoxed) = (Boxed, other.Boxed);
        return Of(frame => condition(frame) ? boxed(frame) : otherBoxed(frame), fails);
    }

    public override Code WithFailure(bool canFail) => _isConstant ? this : new Code<T>(run) { CanFail = canFail, Span = Span, Mapping = Mapping };

    public override Code Traced(TracedPart part)
    {
        var own = run;
        return Of(
            frame =>
            {
                try
                {
                    var value = own(frame);
                    frame.Trace?.Value(part, ReferenceEquals(value, Compiler.Broken) ? null : value);
                    return value;
                }
                catch (ExprRuntimeException error)
                {
                    frame.Trace?.Failure(part, error);
                    throw;
                }
            },
            CanFail);
    }

    private Func<ExprFrame, object?> Box()
    {
        if (!typeof(T).IsValueType)
        {
            return (Func<ExprFrame, object?>)(object)run;
        }

        if (typeof(T) == typeof(bool))
        {
            var test = (Func<ExprFrame, bool>)(object)run;
            return frame => Values.Box(test(frame));
        }

        var own = run;
        return frame => own(frame);
    }
}

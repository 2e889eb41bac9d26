using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <summary>A compiled part of an expression. Its result's CLR type is what the generic subclass says; static types may know less.</summary>
internal abstract class Code
{
    /// <summary>The part can end in an error, given that the environment's variables are set.</summary>
    public bool CanFail { get; init; } = true;

    public abstract Type ResultType { get; }

    public abstract Func<ExprFrame, object?> Boxed { get; }

    public abstract bool IsConstant { get; }

    public abstract object? ConstantValue { get; }

    /// <summary>The variable that this is the value of, or -1.</summary>
    public int Variable { get; init; } = -1;

    public static Code<T> Of<T>(Func<ExprFrame, T> run, bool canFail = true) => new(run) { CanFail = canFail };

    public static Code Constant(object? value) => value switch
    {
        bool flag => Code<bool>.Constant(flag),
        long number => Code<long>.Constant(number),
        double number => Code<double>.Constant(number),
        string text => Code<string>.Constant(text),
        string[] texts => Code<string[]>.Constant(texts),
        long[] numbers => Code<long[]>.Constant(numbers),
        _ => Code<object?>.Constant(value),
    };

    /// <summary>The same with something done before.</summary>
    public abstract Code After(Action<ExprFrame> first, bool canFail);

    /// <summary>This when the condition holds, else the other.</summary>
    public abstract Code Choose(Func<ExprFrame, bool> condition, Code other, bool canFail);

    /// <summary>The same, known to fail or not.</summary>
    public abstract Code WithFailure(bool canFail);

    /// <summary>The same, reporting its values.</summary>
    public abstract Code Traced(TracedPart part);
}

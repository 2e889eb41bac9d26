using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Analysis;

/// <summary>
/// One operand of an expression's outermost <c>and</c> chain. The expression is true when all its conjuncts are, evaluated in order; an
/// error of a conjunct is the expression's error only if all conjuncts before it are true. Immutable and thread-safe.
/// <para>
/// A host may evaluate a conjunct ahead of its turn, or use the outcome another expression's equal conjunct had for the same event, when
/// <see cref="CanFail"/> is false and <see cref="IsRepeatable"/> is true: then nobody can tell the difference.
/// </para>
/// </summary>
public sealed class Conjunct
{
    private readonly Func<ExprFrame, bool> _test;

    internal Conjunct(string key, string text, bool canFail, bool isRepeatable, KeyTest? keyTest, IReadOnlyList<string> reads, Func<ExprFrame, bool> test)
    {
        Key = key;
        Text = text;
        CanFail = canFail;
        IsRepeatable = isRepeatable;
        KeyTest = keyTest;
        Reads = reads;
        _test = test;
    }

    /// <summary>A canonical text: conjuncts of expressions of one environment with the same key mean the same.</summary>
    public string Key { get; }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>It can end in an error, even with all of the environment's variables set.</summary>
    public bool CanFail { get; }

    /// <summary>It gives the same answer however often it is asked about the same variables, and asking changes nothing.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Set when the conjunct is <c>variable.Map.key == 'constant'</c> or <c>in ['constants']</c>, or a chain of such with <c>or</c>.</summary>
    public KeyTest? KeyTest { get; }

    /// <summary>The fields it reads, in the form of <see cref="Expression.Reads"/>.</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <exception cref="ExprRuntimeException">The conjunct failed, or its value is not a bool.</exception>
    public bool EvaluateBool(ExprFrame frame) => _test(frame);

    public override string ToString() => Key;
}

using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Items;

/// <summary>Compiles the expressions of items; mistakes become diagnostics at the place in the item's file.</summary>
internal sealed class ItemExpressions(DiagnosticBag diagnostics, DataFileUses data, ILog log)
{
    private readonly Dictionary<(string Source, ExprEnvironment Environment), Expression> _compiled = [];

    /// <summary>The item being compiled when it says "debug: true": its expressions tell the log each step. null otherwise.</summary>
    public string? DebuggedItem { get; set; }

    /// <returns>null when the text is empty or wrong.</returns>
    public Expression? Compile(Text text, ExprEnvironment environment, string what)
    {
        var expression = text.IsEmpty ? null : FindOrCompile(text, environment, what);
        return expression is null || DebuggedItem is null ? expression : expression.WithTrace(new DebugTrace(log, DebuggedItem, what));
    }

    /// <summary>As <see cref="Compile"/>, and the result must be able to be a bool.</summary>
    public Expression? CompileBool(Text text, ExprEnvironment environment, string what)
    {
        var expression = Compile(text, environment, what);
        if (expression is null || expression.ResultType is "bool" or "any")
        {
            return expression;
        }

        diagnostics.Error(text.Place.File, text.Place.Line, text.Place.Column, $"{what} gives {expression.ResultType}", "it must give true or false");
        return null;
    }

    private Expression? FindOrCompile(Text text, ExprEnvironment environment, string what)
    {
        if (_compiled.TryGetValue((text.Value, environment), out var known))
        {
            return known;
        }

        if (Expression.TryCompile(text.Value, environment, out var expression, out var error))
        {
            data.Check(expression!, text, what);
            return _compiled[(text.Value, environment)] = expression!;
        }

        diagnostics.Error(text.Place.File, text.Place.Line, text.Place.Column, $"{what}: {error}", "mend the expression");
        return null;
    }
}

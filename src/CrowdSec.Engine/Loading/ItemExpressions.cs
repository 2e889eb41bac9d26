using CrowdSec.Engine.Items;
using CrowdSec.Expr;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Loading;

/// <summary>Compiles the expressions of items; mistakes become diagnostics at the place in the item's file.</summary>
internal sealed class ItemExpressions(DiagnosticBag diagnostics)
{
    private readonly Dictionary<(string Source, ExprEnvironment Environment), Expression> _compiled = [];

    /// <returns>null when the text is empty or wrong.</returns>
    public Expression? Compile(Text text, ExprEnvironment environment, string what)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        if (_compiled.TryGetValue((text.Value, environment), out var known))
        {
            return known;
        }

        if (Expression.TryCompile(text.Value, environment, out var expression, out var error))
        {
            return _compiled[(text.Value, environment)] = expression!;
        }

        diagnostics.Error(text.Place.File, text.Place.Line, text.Place.Column, $"{what}: {error}", "mend the expression");
        return null;
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
}

using System.Text.Json;
using CrowdSec.Expr;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Conformance.Expr;

/// <summary>One line of a results file: an expression with what it should give.</summary>
internal static class CorpusLine
{
    /// <returns>"" when the expression gives what the line says, else what it gave.</returns>
    public static string Run(string line, CorpusEnvironment environment, ExprFrame frame)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var source = root.GetProperty("expr").GetString()!;
        var status = root.GetProperty("status").GetString()!;
        var unordered = root.TryGetProperty("unordered", out var flag) && flag.GetBoolean();
        if (!Expression.TryCompile(source, environment.Environment, out var expression, out var error))
        {
            return status == "compile-error" ? "" : $"{source}: does not compile: {error!.Message} ({error.Line}:{error.Column})";
        }

        if (status == "compile-error")
        {
            return $"{source}: should not compile";
        }

        try
        {
            var value = expression!.Evaluate(frame);
            var difference = status == "ok" ? ExpectedValue.Difference(root.GetProperty("result"), value, unordered) : $"should fail, gave {value}";
            return difference.Length == 0 ? "" : $"{source}: {difference}";
        }
        catch (ExprRuntimeException failure)
        {
            return status == "run-error" ? "" : $"{source}: fails: {failure.Message}";
        }
    }
}

using CrowdSec.Engine.Items;
using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Scenarios;

/// <summary>Compiles scenarios. Mistakes are reported, and the scenario is left out.</summary>
internal sealed class ScenarioCompiler(ItemExpressions expressions, EngineEnvironments environments, SimulationRule simulation, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, ScenarioSpec> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Filter), int> _identities = [];

    public Scenario? Compile(ItemFile item, ScenarioSpec spec, int id)
    {
        if (!spec.HasErrors && !_names.TryAdd(spec.Name, spec) && _names[spec.Name].Place.File != spec.Place.File)
        {
            diagnostics.Warning(spec.Place.File, spec.Place.Line, spec.Place.Column, $"scenario '{spec.Name}' is loaded twice", $"it is also in {_names[spec.Name].Place.File}");
        }

        var errors = diagnostics.ErrorCount;
        expressions.DebuggedItem = spec.Debug ? spec.Name : null;
        var scenario = CompileScenario(item, spec, id);
        expressions.DebuggedItem = null;
        if (spec.HasErrors || diagnostics.ErrorCount > errors)
        {
            return null;
        }

        _identities.TryAdd((spec.Name, spec.Filter.Value), id);
        return scenario;
    }

    private Scenario CompileScenario(ItemFile item, ScenarioSpec spec, int id) =>
        new()
        {
            Id = id,
            BucketsId = _identities.GetValueOrDefault((spec.Name, spec.Filter.Value), id),
            Spec = spec,
            Item = item,
            Simulated = simulation.IsSimulated(spec.Name),
            Filter = expressions.CompileBool(spec.Filter, environments.Event, "filter")!,
            GroupBy = CompileText(spec.GroupBy, "groupby"),
            Distinct = CompileText(spec.Distinct, "distinct"),
            CancelOn = expressions.CompileBool(spec.CancelOn, environments.Event, "cancel_on"),
            OverflowFilter = expressions.CompileBool(spec.OverflowFilter, environments.OverflowFilter, "overflow_filter"),
            Condition = expressions.CompileBool(spec.Condition, environments.Condition, "condition"),
            ScopeExpression = CompileText(spec.ScopeExpression, "scope expression"),
            BayesianConditions = CompileConditions(spec),
        };

    private BayesianCondition[] CompileConditions(ScenarioSpec spec)
    {
        var compiled = new List<BayesianCondition>();
        foreach (var condition in spec.BayesianConditions)
        {
            if (expressions.CompileBool(condition.Condition, environments.Condition, "bayesian condition") is { } expression)
            {
                compiled.Add(new BayesianCondition(condition, expression));
            }
        }

        return [.. compiled];
    }

    private Expr.Expression? CompileText(Text text, string what)
    {
        var expression = expressions.Compile(text, environments.Event, what);
        if (expression is null || expression.ResultType is "string" or "any")
        {
            return expression;
        }

        diagnostics.Error(text.Place.File, text.Place.Line, text.Place.Column, $"{what} gives {expression.ResultType}", "it must give a string");
        return null;
    }
}

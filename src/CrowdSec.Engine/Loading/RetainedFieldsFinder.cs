using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Expr;

namespace CrowdSec.Engine.Loading;

/// <summary>Finds out which parts of an event are still read once it sits in a bucket.</summary>
internal static class RetainedFieldsFinder
{
    private static readonly string[] LineNames = ["Line", "Stage", "StrTime", "ExpectMode"];

    public static RetainedFields Find(IEnumerable<Scenario> scenarios, IEnumerable<ContextKey> keys)
    {
        var sources = scenarios
            .SelectMany(static s => s.BayesianConditions.Select(static c => c.Expression).Concat([s.ScopeExpression, s.OverflowFilter, s.Condition]))
            .OfType<Expression>()
            .Concat(keys.SelectMany(static k => k.Expressions))
            .Select(static e => e.Source)
            .ToArray();
        bool Mentions(string field) => Array.Exists(sources, source => source.Contains(field, StringComparison.Ordinal));
        return Array.Exists(sources, static source => source.Contains("$env", StringComparison.Ordinal))
            ? RetainedFields.Everything
            : new RetainedFields(Mentions("Parsed"), Mentions("Unmarshaled"), Array.Exists(LineNames, Mentions));
    }
}

using CrowdSec.Engine.Events;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Engine.Scenarios;

/// <summary>The variables that expressions have, by where they stand.</summary>
internal sealed class EngineEnvironments
{
    public EngineEnvironments(HostTypes types, IReadOnlyCollection<ExprFunction> functions, TimeProvider clock)
    {
        Event = New(types, functions, clock).Variable("evt", typeof(Event));
        Condition = New(types, functions, clock).Variable("evt", typeof(Event)).Variable("queue", typeof(QueueView)).Variable("leaky", typeof(BucketView));
        OverflowFilter = New(types, functions, clock).Variable("evt", typeof(Event)).Variable("queue", typeof(QueueView)).Variable("leaky", typeof(BucketView)).Variable("signal", typeof(Overflow));
        Context = New(types, functions, clock).Variable("evt", typeof(Event)).Variable("match", typeof(Dictionary<string, object?>)).Variable("req", typeof(object));
    }

    /// <summary>Parsers, postoverflows, and a scenario's filter, groupby, distinct, cancel_on and scope.</summary>
    public ExprEnvironment Event { get; }

    /// <summary>A scenario's condition and bayesian conditions.</summary>
    public ExprEnvironment Condition { get; }

    /// <summary>A scenario's overflow_filter; evt is declared but nil.</summary>
    public ExprEnvironment OverflowFilter { get; }

    public ExprEnvironment Context { get; }

    private static ExprEnvironment New(HostTypes types, IReadOnlyCollection<ExprFunction> functions, TimeProvider clock) =>
        new ExprEnvironment(types) { Clock = clock }.AddFunctions(functions);
}

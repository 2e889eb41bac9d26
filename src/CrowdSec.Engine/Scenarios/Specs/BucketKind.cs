namespace CrowdSec.Engine.Scenarios.Specs;

/// <summary>The five types of bucket.</summary>
public enum BucketKind
{
    /// <summary>Overflows when events arrive faster than they leak out.</summary>
    Leaky,

    /// <summary>Overflows at the first event.</summary>
    Trigger,

    /// <summary>Collects for a fixed time, then overflows.</summary>
    Counter,

    /// <summary>Overflows when its condition holds.</summary>
    Conditional,

    /// <summary>Overflows when the evidence makes an attack likely enough.</summary>
    Bayesian,
}

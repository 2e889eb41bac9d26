namespace CrowdSec.LocalApi.Profiles;

/// <summary>A profile as its file says it.</summary>
internal sealed record ProfileSpec
{
    public required string Name { get; init; }

    public required string File { get; init; }

    /// <summary>1-based.</summary>
    public required int Line { get; init; }

    public bool Debug { get; init; }

    public IReadOnlyList<SourceText> Filters { get; init; } = [];

    public IReadOnlyList<DecisionSpec> Decisions { get; init; } = [];

    public SourceText? DurationExpression { get; init; }

    public EscalationRule? Escalation { get; init; }

    /// <summary>"", "continue" or "break".</summary>
    public string OnSuccess { get; init; } = "";

    /// <summary>"", "continue", "break", "apply", "ignore"; anything else counts as "".</summary>
    public string OnError { get; init; } = "";

    public IReadOnlyList<string> Notifications { get; init; } = [];
}

namespace CrowdSec.LocalApi.Decisions.Queries;

/// <summary>What a puller of the stream asks for.</summary>
internal sealed record StreamRequest
{
    public required DecisionQuery Query { get; init; }

    /// <summary>Everything, whatever was told before.</summary>
    public bool Startup { get; init; }

    /// <summary>Only the longest decision for each scope, type and value.</summary>
    public bool Dedup { get; init; } = true;

    /// <summary>The checksum of the set goes into the headers.</summary>
    public bool Checksum { get; init; }

    /// <summary>Decisions that replace another one are told as deleted first: for programs that apply deletions first and do not change what they have.</summary>
    public bool Replace { get; init; }
}

namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>What a parser made of one event.</summary>
/// <param name="Evt">The event after the parser has seen it.</param>
/// <param name="Idx">Rank of the parser's first appearance in its stage; the first is 1.</param>
public sealed record ParserResult(RecordedEvent Evt, bool Success, long Idx);

namespace CrowdSec.Engine.HubTesting.Explaining;

/// <param name="Details">List every field that a parser changed.</param>
/// <param name="OnlyFailures">Leave out lines that were parsed.</param>
/// <param name="OnlySuccessfulParsers">Leave out parsers that did not take the line.</param>
/// <param name="Colors">For terminals.</param>
public sealed record ExplainOptions(bool Details = false, bool OnlyFailures = false, bool OnlySuccessfulParsers = false, bool Colors = false);

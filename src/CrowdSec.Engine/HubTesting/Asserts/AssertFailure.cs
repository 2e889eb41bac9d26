namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>An assertion that does not hold, and what was found instead.</summary>
/// <param name="Values">The parts of the results that the assertion names, with their actual values as YAML.</param>
/// <param name="Expected">The value that the assertion wants; empty when it is not a plain comparison.</param>
/// <param name="Error">Why it could not be evaluated; empty when it was.</param>
/// <param name="LogLine">The log line that the assertion is about; empty when there is no single one.</param>
/// <param name="LogLineNumber">1-based, counting lines that are not empty; 0 when unknown.</param>
public sealed record AssertFailure(AssertLine Assert, IReadOnlyList<KeyValuePair<string, string>> Values, string Expected, string Error, string LogLine, int LogLineNumber);

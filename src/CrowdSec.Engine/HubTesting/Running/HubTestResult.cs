using CrowdSec.Engine.HubTesting.Asserts;
using CrowdSec.Engine.HubTesting.Cases;
using CrowdSec.Engine.HubTesting.Results;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>How a test went.</summary>
public sealed record HubTestResult(HubTestCase Test)
{
    public AssertOutcome Parsers { get; init; } = AssertOutcome.None;

    public AssertOutcome Scenarios { get; init; } = AssertOutcome.None;

    /// <summary>Why the test could not run; empty when it did.</summary>
    public string Error { get; init; } = "";

    /// <summary>What a person should know although the test ran: data files that were not found, rules that were skipped.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Assertions that hold now, for assert files that are empty: path → text.</summary>
    public IReadOnlyDictionary<string, string> Generated { get; init; } = new Dictionary<string, string>();

    /// <summary>What was recorded; null when the test could not run.</summary>
    public RunResults? Results { get; init; }

    public int AssertCount => Parsers.Count + Scenarios.Count;

    public bool Success => Error.Length == 0 && Generated.Count == 0 && Parsers.Success && Scenarios.Success;
}

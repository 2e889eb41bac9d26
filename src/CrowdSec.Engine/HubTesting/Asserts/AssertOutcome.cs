namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>How the assertions of one file went.</summary>
public sealed record AssertOutcome(int Count, IReadOnlyList<AssertFailure> Failures)
{
    public static readonly AssertOutcome None = new(0, []);

    public bool Success => Failures.Count == 0;
}

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>How the assertions of one file went.</summary>
/// <param name="Tolerated">Assertions that do not hold either but do not fail the test, see <see cref="Tolerating"/>.</param>
public sealed record AssertOutcome(int Count, IReadOnlyList<AssertFailure> Failures, IReadOnlyList<AssertFailure> Tolerated)
{
    public static readonly AssertOutcome None = new(0, [], []);

    public bool Success => Failures.Count == 0;

    /// <summary>
    /// In scenario files an assertion without a comparison ("x" in list) has never been able to fail a test, and published tests hold some that are
    /// wrong: they are worth a warning, not a failure.
    /// </summary>
    public AssertOutcome Tolerating() => this with
    {
        Failures = [.. Failures.Where(static f => f.Assert.IsComparison)],
        Tolerated = [.. Failures.Where(static f => !f.Assert.IsComparison)],
    };
}

namespace CrowdSec.Engine.HubTesting.Asserts;

/// <summary>
/// An assertion of one of the generated shapes, taken apart, so that it can be evaluated at once instead of being compiled. Tests hold tens of
/// thousands of them.
/// </summary>
/// <param name="Expected">string, long, double or bool.</param>
internal sealed record SimpleAssert(AssertForm Form, AssertPath Path, object Expected)
{
    private const double Tolerance = 1e-6;

    public bool Holds(object? actual) => Form switch
    {
        AssertForm.Length => AssertValues.Length(actual) is { } length && length == (long)Expected,
        AssertForm.Basename => actual is string path && AssertValues.Basename(path) == (string)Expected,
        AssertForm.Approximately => AssertValues.Number(actual) is { } number && Math.Abs(number - AssertValues.Number(Expected)!.Value) < Tolerance,
        AssertForm.Contains => actual is string[] list && list.Contains((string)Expected),
        _ => AssertValues.AreEqual(actual, Expected),
    };

    /// <summary>What the left side of the comparison is, for people.</summary>
    public object? Shown(object? actual) => Form switch
    {
        AssertForm.Length => AssertValues.Length(actual),
        AssertForm.Basename when actual is string path => AssertValues.Basename(path),
        _ => actual,
    };
}

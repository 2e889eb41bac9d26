namespace CrowdSec.LocalApi.Alerts;

/// <summary>What is missing in a push, in the form that log processors show to people.</summary>
internal static class AlertViolations
{
    private const int Most = 50;

    /// <param name="violations">"0.scenario in body is required" …</param>
    public static string Message(IReadOnlyList<string> violations)
    {
        // As the reference does: the first alert that is wrong is the one that is told about.
        var first = violations[0].AsSpan(0, violations[0].IndexOf('.') + 1).ToString();
        var shown = violations.Where(violation => violation.StartsWith(first, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Take(Most);
        return "validation failure list:\n" + string.Join('\n', shown);
    }
}

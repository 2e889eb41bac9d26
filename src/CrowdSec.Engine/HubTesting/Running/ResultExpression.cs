using CrowdSec.Engine.HubTesting.Asserts;

namespace CrowdSec.Engine.HubTesting.Running;

/// <summary>Evaluates expressions of one's own over what was recorded.</summary>
public static class ResultExpression
{
    /// <param name="overflows">"results" are the overflows instead of what the parsers did.</param>
    /// <returns>The value as YAML.</returns>
    /// <exception cref="AssertException">It is no expression, or it fails.</exception>
    public static string Evaluate(RecordedRun run, string expression, bool overflows)
    {
        var language = overflows
            ? AssertLanguage.ForOverflows(run.Results.SortedOverflows(), run.Functions)
            : AssertLanguage.ForParsers(run.Results.Parsers, run.Functions);
        return ResultText.Of(language.Evaluate(expression));
    }
}

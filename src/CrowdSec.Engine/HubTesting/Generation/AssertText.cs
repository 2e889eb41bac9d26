namespace CrowdSec.Engine.HubTesting.Generation;

internal static class AssertText
{
    /// <summary>The text between double quotes of an expression; line breaks and tabs stay as escapes so that an assertion is one line.</summary>
    public static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);
}

using CrowdSec.Foundation.Logging;

namespace CrowdSec.Expr.Runtime;

/// <summary>Writes each step of an expression to the log, for items that say "debug: true".</summary>
public sealed class DebugTrace(ILog log, string item, string what) : ITrace
{
    private const int LongestValue = 200;

    public void Value(TracedPart part, object? value)
    {
        if (log.IsEnabled(LogLevel.Debug))
        {
            log.Debug($"{item}: {what}: {part.Text} dbg(result={Shorten(value)})");
        }
    }

    public void Failure(TracedPart part, ExprRuntimeException error) => log.Debug($"{item}: {what}: {part.Text} dbg(error={error.Message})");

    private static string Shorten(object? value)
    {
        var text = value switch
        {
            null => "nil",
            string s => $"\"{s}\"",
            bool b => b ? "true" : "false",
            IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.Length <= LongestValue ? text : text[..LongestValue] + "...";
    }
}

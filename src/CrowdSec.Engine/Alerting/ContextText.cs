using CrowdSec.Expr.Helpers.Json;

namespace CrowdSec.Engine.Alerting;

/// <summary>The text form of a context value: a JSON array of strings, cut to a limit.</summary>
internal static class ContextText
{
    /// <summary>Drops the last values until the text fits; a single value is halved, with "..." in place of the rest.</summary>
    public static string Shorten(List<string> values, int limit)
    {
        var text = ToJson(values);
        while (text.Length > limit)
        {
            if (values.Count > 1)
            {
                values.RemoveAt(values.Count - 1);
            }
            else
            {
                var half = values[0].Length / 2;
                if (half == 0)
                {
                    break;
                }

                values[0] = values[0][..half] + "...";
            }

            text = ToJson(values);
        }

        return text;
    }

    private static string ToJson(List<string> values) => JsonWriter.TryWrite(values.ToArray<object?>(), out var text) ? text : "[]";
}

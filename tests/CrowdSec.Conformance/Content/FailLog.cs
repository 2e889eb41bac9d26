using System.Text.Json;

namespace CrowdSec.Conformance.Content;

/// <summary>Reads logs in which comments say of each line whether it is a failure and of whom.</summary>
internal static class FailLog
{
    private const string OptionsMark = "# filterOptions:";
    private const string Mark = "failJSON:";

    public static IReadOnlyList<FailLine> Read(string path)
    {
        var lines = new List<FailLine>();
        var strict = false;
        JsonElement? annotation = null;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith(OptionsMark, StringComparison.Ordinal))
            {
                strict = IsStrict(JsonDocument.Parse(line[OptionsMark.Length..]).RootElement);
            }
            else if (line.StartsWith('#') && line.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and < 4 and var at)
            {
                annotation = JsonDocument.Parse(line[(at + Mark.Length)..]).RootElement;
            }
            else if (annotation is { } a && line.Length > 0 && !line.StartsWith('#'))
            {
                annotation = null;
                if (Applies(a, strict))
                {
                    lines.Add(new FailLine(number, line, a.GetProperty("match").GetBoolean(), strict, Host(a)));
                }
            }
        }

        return lines;
    }

    /// <summary>The first of the modes that a block is meant for decides.</summary>
    private static bool IsStrict(JsonElement options)
    {
        var first = options.ValueKind == JsonValueKind.Array ? options[0] : options;
        return first.TryGetProperty("mode", out var mode) && mode.GetString() is not ("" or "normal");
    }

    private static bool Applies(JsonElement annotation, bool strict) =>
        !annotation.TryGetProperty("constraint", out var constraint)
        || constraint.GetString() is not { } text
        || !text.Contains("'aggressive'", StringComparison.Ordinal)
        || strict != text.Contains("!=", StringComparison.Ordinal);

    private static string Host(JsonElement annotation)
    {
        foreach (var key in (string[])["host", "ip4", "ip6"])
        {
            if (annotation.TryGetProperty(key, out var host) && host.ValueKind == JsonValueKind.String)
            {
                return host.GetString()!;
            }
        }

        return "";
    }
}

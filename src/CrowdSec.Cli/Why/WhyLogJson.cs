using System.Text.Json;
using CrowdSec.Cli.Why.Logs;

namespace CrowdSec.Cli.Why;

/// <summary>The lines of this machine's logs about an address, for programs: "logs" and "trial".</summary>
internal static class WhyLogJson
{
    public static void Write(Utf8JsonWriter json, WhyReport report)
    {
        json.WriteStartArray("logs");
        foreach (var mention in report.Mentions)
        {
            json.WriteStartObject();
            json.WriteString("file", mention.Path);
            json.WriteNumber("count", mention.Count);
            Texts(json, "lines", mention.Lines);
            if (mention.Problem.Length > 0)
            {
                json.WriteString("problem", mention.Problem);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (report.Trial is { } trial)
        {
            Trial(json, trial);
        }
        else
        {
            json.WriteNull("trial");
        }
    }

    private static void Trial(Utf8JsonWriter json, TrialVerdict trial)
    {
        json.WriteStartObject("trial");
        json.WriteNumber("lines", trial.Lines);
        json.WriteNumber("understood", trial.Understood);
        Counts(json, "whitelisted", trial.Whitelists);
        Counts(json, "scenarios", trial.Scenarios);
        Texts(json, "fired", trial.Fired);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}

using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Reads an entry of a profile's decisions.</summary>
internal static class DecisionSpecReader
{
    /// <param name="durationMatters">Nothing else in the profile says for how long.</param>
    public static DecisionSpec Read(YamlMapReader entry, bool durationMatters)
    {
        var type = entry.String("type");
        if (type.Length == 0)
        {
            entry.Error("type", "the decision has no type", "write 'type: ban', 'type: captcha', or another word that your bouncers understand");
        }

        var duration = Duration(entry, durationMatters);
        var spec = new DecisionSpec(type, duration, entry.String("scope"), entry.String("origin"), entry.Bool("simulated"));
        foreach (var key in (ReadOnlySpan<string>)["id", "scenario", "until", "uuid", "value"])
        {
            if (entry.Has(key))
            {
                entry.Warning(key, $"'{key}' has no effect in a profile", "the alert says it; remove the line");
            }
        }

        entry.Finish();
        return spec;
    }

    private static GoDuration Duration(YamlMapReader entry, bool matters)
    {
        var text = entry.String("duration");
        if (GoDuration.TryParseWithDays(text, out var duration))
        {
            return duration;
        }

        if (text.Length > 0)
        {
            entry.Error("duration", $"'{text}' is no duration", "write it as '30m', '12h' or '7d'");
        }
        else if (matters)
        {
            entry.Warning("duration", "the decision has no duration: it lasts for 4h", "say for how long: 'duration: 4h'");
        }

        return DecisionSpec.DefaultDuration;
    }
}

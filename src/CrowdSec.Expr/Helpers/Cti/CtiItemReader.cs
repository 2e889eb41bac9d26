using CrowdSec.Expr.Helpers.Json;

namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>Reads the service's JSON. Missing or odd values count as unknown.</summary>
internal static class CtiItemReader
{
    public static CtiItem? Read(string json)
    {
        if (!JsonDecoder.TryDecode(json, out var decoded) || decoded is not Dictionary<string, object?> item)
        {
            return null;
        }

        var location = Map(item, "location");
        var history = Map(item, "history");
        var classes = Map(item, "classifications");
        var scores = Map(item, "scores");
        return new CtiItem
        {
            IpRangeScore = Number(item, "ip_range_score") ?? 0,
            Ip = Text(item, "ip") ?? "",
            Reputation = Text(item, "reputation") ?? "",
            BackgroundNoise = Text(item, "background_noise") ?? "",
            Confidence = Text(item, "confidence") ?? "",
            IpRange = Text(item, "ip_range"),
            AsName = Text(item, "as_name"),
            AsNum = Number(item, "as_num"),
            Location = new(Text(location, "country"), Text(location, "city"), location.GetValueOrDefault("latitude") as double?, location.GetValueOrDefault("longitude") as double?),
            ReverseDns = Text(item, "reverse_dns"),
            Behaviors = Labels(item, "behaviors"),
            History = new(Text(history, "first_seen"), Text(history, "last_seen"), Number(history, "full_age") ?? 0, Number(history, "days_age") ?? 0),
            Classifications = new(Labels(classes, "false_positives"), Labels(classes, "classifications")),
            AttackDetails = Labels(item, "attack_details"),
            TargetCountries = Map(item, "target_countries").Where(static p => p.Value is double).ToDictionary(static p => p.Key, static p => (long)(double)p.Value!),
            BackgroundNoiseScore = Number(item, "background_noise_score"),
            Scores = new(Score(scores, "overall"), Score(scores, "last_day"), Score(scores, "last_week"), Score(scores, "last_month")),
            References = Labels(item, "references"),
            Cves = Texts(item, "cves"),
        };
    }

    private static CtiScore Score(Dictionary<string, object?> scores, string key)
    {
        var score = Map(scores, key);
        return new(Number(score, "aggressiveness") ?? 0, Number(score, "threat") ?? 0, Number(score, "trust") ?? 0, Number(score, "anomaly") ?? 0, Number(score, "total") ?? 0);
    }

    private static CtiLabel[] Labels(Dictionary<string, object?> map, string key) =>
        [.. List(map, key).OfType<Dictionary<string, object?>>().Select(static l => new CtiLabel(Text(l, "name") ?? "", Text(l, "label") ?? "", Text(l, "description") ?? "", Texts(l, "references")))];

    private static string[] Texts(Dictionary<string, object?> map, string key) => [.. List(map, key).OfType<string>()];

    private static object?[] List(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) as object?[] ?? [];

    private static Dictionary<string, object?> Map(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) as Dictionary<string, object?> ?? [];

    private static string? Text(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) as string;

    private static long? Number(Dictionary<string, object?> map, string key) => map.GetValueOrDefault(key) is double number ? (long)number : null;
}

using System.Globalization;
using CrowdSec.Configuration;
using CrowdSec.Engine.Scenarios.Buckets;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon.CommandLine;

/// <summary>The flags that crowdsec understands.</summary>
internal static class DaemonFlags
{
    public static IReadOnlyList<DaemonFlag> All { get; } =
    [
        new("c", "file", $"configuration file (default {ConfigurationPlace.SystemPath})", static (o, v) => o with { ConfigPath = v, ConfigPathIsExplicit = true }),
        Level("trace", LogLevel.Trace),
        Level("debug", LogLevel.Debug),
        Level("info", LogLevel.Info),
        Level("warning", LogLevel.Warning),
        Level("error", LogLevel.Error),
        Level("fatal", LogLevel.Fatal),
        Switch("version", "display version", static (o, on) => o with { ShowVersion = on }),
        new("dsn", "source", "process a single data source and exit, e.g. file:///var/log/auth.log", static (o, v) => o with { Dsn = v }),
        new("transform", "expression", "expression that changes each line before it is parsed", static (o, v) => o with { Transform = v }),
        new("type", "type", "labels.type of the lines of -dsn: it selects the parsers", static (o, v) => o with { Type = v }),
        new("label", "key:value[,key:value]", "additional labels for the lines of -dsn; may be repeated", AddLabels),
        Switch("t", "only test the configuration", static (o, on) => o with { TestConfiguration = on }),
        Switch("no-cs", "disable the log processor", static (o, on) => o with { DisableLogProcessor = on }),
        Switch("no-api", "disable the Local API", static (o, on) => o with { DisableApi = on }),
        Switch("no-capi", "disable communication with the Central API", static (o, _) => o),
        Switch("order-event", "keep events of a replay in order (they always are)", static (o, _) => o),
        new("dump-data", "directory", "write what parsers and buckets did to this directory; alerts are not sent", static (o, v) => o with { DumpDirectory = v }),
        new("cpu-profile", "file", "accepted, does nothing: use dotnet-trace", static (o, _) => o),
        new("hub", "directory", "use all items of this hub tree instead of those that are installed", static (o, v) => o with { Hub = v }),
        new("patterns", "directory", "grok patterns for -hub (default: patterns or config/patterns beside it)", static (o, v) => o with { Patterns = v }),
        new("data", "directory|map", "data files for -hub (default: .cache/data, data in it, data beside it); may be repeated", static (o, v) => o with { Data = [.. o.Data, v] }),
        new("bucket-memory", "MiB", "memory that live buckets may take, estimated (default 48); beyond it the oldest go, and are counted", ReadBucketMemory),
        new("workers", "number", "parallel workers of a replay (default: as many as processors); the result is the same", ReadWorkers),
        new("o", "format", "what a replay prints at the end: human, json (one alert per line) or none (default human)", ReadReport),
        Switch("h", "show this help", static (o, on) => o with { ShowHelp = on }),
        Switch("help", "show this help", static (o, on) => o with { ShowHelp = on }),
    ];

    public static DaemonFlag? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static DaemonFlag Switch(string name, string help, Func<DaemonOptions, bool, DaemonOptions> apply) =>
        new(name, "", help, (o, v) => apply(o, ReadBool(name, v)));

    /// <summary>The most talkative one wins.</summary>
    private static DaemonFlag Level(string name, LogLevel level) =>
        Switch(name, $"log at {name} level", (o, on) => on && (o.LogLevel is null || level < o.LogLevel) ? o with { LogLevel = level } : o);

    private static bool ReadBool(string name, string value) => value switch
    {
        "true" or "1" or "t" or "T" or "TRUE" or "True" => true,
        "false" or "0" or "f" or "F" or "FALSE" or "False" => false,
        _ => throw new OptionException($"invalid boolean value \"{value}\" for -{name}: parse error"),
    };

    private static DaemonOptions AddLabels(DaemonOptions options, string value)
    {
        var labels = new Dictionary<string, string>(options.Labels, StringComparer.Ordinal);
        foreach (var pair in value.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = pair.IndexOf(':');
            if (colon <= 0)
            {
                throw new OptionException($"invalid value \"{value}\" for flag -label: bad format for label '{pair}', expected key:value");
            }

            labels[pair[..colon].Trim()] = pair[(colon + 1)..].Trim();
        }

        return options with { Labels = labels };
    }

    private static DaemonOptions ReadBucketMemory(DaemonOptions options, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes is >= 1 and <= 1_048_576
            ? options with { BucketBudget = new BucketBudget(mebibytes * 1024L * 1024) }
            : throw new OptionException($"invalid value \"{value}\" for flag -bucket-memory: it must be a number of MiB from 1 to 1048576");

    private static DaemonOptions ReadWorkers(DaemonOptions options, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var workers) && workers is >= 0 and <= 1024
            ? options with { Workers = workers }
            : throw new OptionException($"invalid value \"{value}\" for flag -workers: it must be a number from 0 to 1024");

    private static DaemonOptions ReadReport(DaemonOptions options, string value) => options with
    {
        Report = value switch
        {
            "human" => ReportFormat.Human,
            "json" => ReportFormat.Json,
            "none" => ReportFormat.None,
            _ => throw new OptionException($"invalid value \"{value}\" for flag -o: use human, json or none"),
        },
    };
}

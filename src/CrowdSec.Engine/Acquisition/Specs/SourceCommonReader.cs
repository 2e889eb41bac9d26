using CrowdSec.Foundation.Logging;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Acquisition.Specs;

/// <summary>Reads the keys that all datasources share.</summary>
internal static class SourceCommonReader
{
    public static SourceCommon Read(YamlMapReader reader, string file, string type, bool labelsRequired)
    {
        reader.Ignore("source");
        return new SourceCommon
        {
            File = file,
            Line = reader.Map.Line,
            Type = type,
            Mode = ReadMode(reader),
            Labels = ReadLabels(reader, labelsRequired),
            LogLevel = ReadLogLevel(reader),
            Name = reader.String("name"),
            UniqueId = reader.String("unique_id"),
            Transform = reader.String("transform"),
            UseTimeMachine = reader.Bool("use_time_machine"),
        };
    }

    private static AcquisitionMode ReadMode(YamlMapReader reader)
    {
        var mode = reader.String("mode", "tail");
        switch (mode)
        {
            case "" or "tail" or "server":
                return AcquisitionMode.Tail;
            case "cat":
                return AcquisitionMode.Cat;
            default:
                reader.Error("mode", $"unsupported mode '{mode}'", "use tail or cat");
                return AcquisitionMode.Tail;
        }
    }

    private static Dictionary<string, string> ReadLabels(YamlMapReader reader, bool required)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader.Child("labels")?.Map.Entries ?? [])
        {
            if (entry.Value is YamlScalar scalar)
            {
                labels[entry.Key.Text] = scalar.IsNull ? "" : scalar.Text;
            }
            else
            {
                reader.Error("labels", $"label '{entry.Key.Text}' is {entry.Value.Kind}", "it must be a string");
            }
        }

        if (required && labels.Count == 0)
        {
            reader.Error("labels", "missing labels", "say at least which parsers the lines are for, e.g. labels: {type: syslog}");
        }

        return labels;
    }

    private static LogLevel? ReadLogLevel(YamlMapReader reader)
    {
        var name = reader.String("log_level").ToLowerInvariant();
        if (name.Length == 0)
        {
            return null;
        }

        if (LogLevels.TryParse(name == "panic" ? "fatal" : name, out var level))
        {
            return level;
        }

        reader.Error("log_level", $"'log_level' is '{name}'", "use one of: trace, debug, info, warning, error, fatal");
        return null;
    }
}

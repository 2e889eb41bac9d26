using CrowdSec.Engine.Acquisition.Specs;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Acquisition.Sources.File;

/// <summary>Reads documents of the file datasource.</summary>
internal sealed class FileSourceSpecReader : ISourceSpecReader
{
    private const int LongestLine = 1 << 30;

    public string Type => "file";

    public bool LabelsRequired => true;

    public SourceSpec Read(YamlMapReader reader, SourceCommon common)
    {
        reader.Ignore("filename");
        var patterns = reader.Strings("filenames").Prepend(reader.String("filename")).Where(static p => p.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (patterns.Length == 0)
        {
            reader.Error("filenames", "no filename or filenames", "name the files to read, e.g. filename: /var/log/auth.log");
        }

        return new FileSourceSpec(common)
        {
            Patterns = [.. patterns.Select(Path.GetFullPath)],
            Exclusions = ReadExclusions(reader),
            ForceInotify = reader.Bool("force_inotify"),
            Poll = reader.Has("poll_without_inotify") ? reader.Bool("poll_without_inotify") : null,
            DiscoveryPoll = reader.Bool("discovery_poll_enable"),
            DiscoveryInterval = ReadInterval(reader),
            MaxLineLength = ReadLength(reader),
        };
    }

    private static List<Pattern> ReadExclusions(YamlMapReader reader)
    {
        var exclusions = new List<Pattern>();
        foreach (var text in reader.Strings("exclude_regexps"))
        {
            if (Pattern.TryCompile(text, PatternOptions.None, out var pattern, out var error))
            {
                exclusions.Add(pattern);
            }
            else
            {
                reader.Error("exclude_regexps", $"cannot use '{text}': {error.Message}", "write a regular expression without look-around and back-references");
            }
        }

        return exclusions;
    }

    private static GoDuration ReadInterval(YamlMapReader reader)
    {
        var interval = reader.Duration("discovery_poll_interval", GoDuration.FromSeconds(30));
        if (interval.Nanoseconds > 0)
        {
            return interval;
        }

        reader.Error("discovery_poll_interval", $"'discovery_poll_interval' is {interval}", "it must be more than nothing");
        return GoDuration.FromSeconds(30);
    }

    private static int ReadLength(YamlMapReader reader)
    {
        var length = reader.Long("max_buffer_size");
        if (length is >= 0 and <= LongestLine)
        {
            return length == 0 ? FileReplaySource.DefaultMaxLineLength : (int)length;
        }

        reader.Error("max_buffer_size", $"'max_buffer_size' is {length}", $"use a number of bytes from 1 to {LongestLine}");
        return FileReplaySource.DefaultMaxLineLength;
    }
}

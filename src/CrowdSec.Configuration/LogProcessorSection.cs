using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class LogProcessorSection
{
    private const int MostRoutines = 1024;

    public static LogProcessorConfig? Read(YamlMapReader root, PathResolver paths, string configDirectory)
    {
        var section = root.Child("crowdsec_service");
        if (section is null)
        {
            return null;
        }

        section.Ignore("state_input_file", "state_output_dir");
        var context = paths.Read(section, "console_context_path");
        var defaults = new LogProcessorConfig();
        var result = new LogProcessorConfig
        {
            Enabled = section.Bool("enable", true),
            AcquisitionPath = paths.Read(section, "acquisition_path"),
            AcquisitionDirectory = paths.Read(section, "acquisition_dir"),
            ContextPath = context.Length > 0 ? context : Path.Combine(configDirectory, "console", "context.yaml"),
            ContextPathIsExplicit = context.Length > 0,
            ContextValueLength = section.Count("console_context_value_length", 0, 0, int.MaxValue) is > 0 and < 4000 and var length ? length : defaults.ContextValueLength,
            ParserRoutines = Routines(section, "parser_routines"),
            BucketRoutines = Routines(section, "buckets_routines"),
            OutputRoutines = Routines(section, "output_routines"),
            DnsCache = ReadDnsCache(section),
        };
        section.Finish();
        return result;
    }

    /// <summary>0 and less mean one.</summary>
    private static int Routines(YamlMapReader section, string key) => Math.Max(1, section.Count(key, 1, int.MinValue, MostRoutines));

    private static DnsCacheConfig ReadDnsCache(YamlMapReader parent)
    {
        var defaults = new DnsCacheConfig();
        var section = parent.Child("dns_cache");
        if (section is null)
        {
            return defaults;
        }

        var cache = new DnsCacheConfig
        {
            Ttl = section.Duration("ttl", defaults.Ttl),
            NegativeTtl = section.Duration("negative_ttl", defaults.NegativeTtl),
            Size = section.Count("size", defaults.Size, 0, 10_000_000),
        };
        section.Finish();
        return cache;
    }
}

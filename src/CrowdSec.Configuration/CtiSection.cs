using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class CtiSection
{
    public static CtiConfig? Read(YamlMapReader? api)
    {
        var section = api?.Child("cti");
        if (section is null)
        {
            return null;
        }

        var defaults = new CtiConfig();
        var key = section.String("key");
        if (section.Has("key") && key.Length == 0)
        {
            section.Error("key", "'api.cti.key' is empty", "remove the line, or give the key");
        }

        var result = new CtiConfig
        {
            Key = key,
            CacheTimeout = section.Duration("cache_timeout", defaults.CacheTimeout),
            CacheSize = section.Count("cache_size", defaults.CacheSize, 0, 10_000_000),
            Enabled = section.Bool("enabled", key.Length > 0),
            LogLevel = section.LogLevel("log_level"),
        };
        section.Finish();
        return result;
    }
}

using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class PrometheusSection
{
    public static PrometheusConfig Read(YamlMapReader root)
    {
        var section = root.Child("prometheus");
        if (section is null)
        {
            return new PrometheusConfig();
        }

        var defaults = new PrometheusConfig();
        var result = new PrometheusConfig
        {
            IsPresent = true,
            Enabled = section.Bool("enabled"),
            Level = section.OneOf("level", defaults.Level, "none", "aggregated", "full"),
            ListenAddress = section.String("listen_addr", defaults.ListenAddress),
            ListenPort = section.Count("listen_port", defaults.ListenPort, 0, 65535),
        };
        section.Finish();
        return result;
    }
}

using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>Reads config.yaml with its ".local" overlay. Every mistake is reported, not only the first.</summary>
public static class ConfigLoader
{
    /// <param name="environment">The value of an environment variable, or null when it is not defined.</param>
    /// <returns>The configuration, or null when there were errors.</returns>
    public static CrowdSecConfig? Load(string path, Func<string, string?> environment, DiagnosticBag diagnostics)
    {
        path = Path.GetFullPath(path);
        var layered = LayeredYaml.Load(path, environment);
        CrowdSecConfig? config = null;
        if (!layered.Findings.HasErrors || layered.Map.Entries.Count > 0)
        {
            config = Read(path, layered.Reader(), new PathResolver(path, layered.Findings)) with { OverlayPath = layered.HasOverlay ? layered.OverlayPath : "" };
        }

        var failed = layered.Findings.HasErrors;
        layered.Report(diagnostics);
        return failed ? null : config;
    }

    private static CrowdSecConfig Read(string path, YamlMapReader root, PathResolver paths)
    {
        var common = CommonSection.Read(root, paths);
        var places = PathsSection.Read(root, paths, Path.GetDirectoryName(path)!);
        var api = root.Child("api");
        var config = new CrowdSecConfig
        {
            FilePath = path,
            Common = common,
            Paths = places,
            LogProcessor = LogProcessorSection.Read(root, paths, places.ConfigDirectory),
            Cscli = CscliSection.Read(root),
            Database = DatabaseSection.Read(root, paths),
            ApiClient = ApiClientSection.Read(api, paths),
            ApiServer = ApiServerSection.Read(api, paths),
            Cti = CtiSection.Read(api),
            Prometheus = PrometheusSection.Read(root),
            Plugins = ReadPlugins(root),
        };
        api?.Finish();
        root.Finish();
        return config;
    }

    private static PluginConfig ReadPlugins(YamlMapReader root)
    {
        var section = root.Child("plugin_config");
        if (section is null)
        {
            return new PluginConfig();
        }

        var plugins = new PluginConfig { User = section.String("user"), Group = section.String("group") };
        section.Finish();
        return plugins;
    }
}

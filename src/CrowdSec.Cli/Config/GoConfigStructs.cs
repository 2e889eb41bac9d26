using CrowdSec.Configuration;

namespace CrowdSec.Cli.Config;

/// <summary>The names of the general sections.</summary>
internal static class GoConfigStructs
{
    public static GoStructs Create()
    {
        var structs = new GoStructs();
        structs.Add<GoLogLevel>("log.Level");
        AddRoot(structs);
        AddGeneral(structs);
        AddPaths(structs);
        AddProcessor(structs);
        GoDatabaseStructs.Add(structs);
        GoApiStructs.Add(structs);
        return structs;
    }

    private static void AddRoot(GoStructs structs) => structs.Add<GoConfig>("csconfig.Config")
        .Field("FilePath", "", static c => c.Settings.FilePath)
        .Field("Common", "common", static c => c.Settings.Common)
        .Field("Prometheus", "prometheus", static c => c.Settings.Prometheus.IsPresent ? c.Settings.Prometheus : null)
        .Field("Crowdsec", "crowdsec_service", static c => c.Settings.LogProcessor)
        .Field("Cscli", "cscli", static c => c.Settings.Cscli)
        .Field("DbConfig", "db_config", static c => c.Settings.Database)
        .Field("API", "api", static c => c.Api)
        .Field("ConfigPaths", "config_paths", static c => c.Settings.Paths)
        .Field("PluginConfig", "plugin_config", static c => c.Settings.Plugins)
        .Field("DisableAPI", "", static c => c.Settings.ApiServer is not { Enabled: true })
        .Field("DisableAgent", "", static c => c.Settings.LogProcessor is not { Enabled: true })
        .Field("Hub", "", static c => c.Hub);

    private static void AddGeneral(GoStructs structs)
    {
        structs.Add<CommonConfig>("csconfig.CommonCfg")
            .Field("LogMedia", "log_media", static c => c.LogMedia)
            .Field("LogDir", "log_dir", static c => c.LogDirectory)
            .Field("LogLevel", "log_level", static c => GoLogLevel.Of(c.LogLevel))
            .Field("CompressLogs", "compress_logs", static c => c.CompressLogs)
            .Field("LogMaxSize", "log_max_size", static c => c.LogMaxSize)
            .Field("LogMaxFiles", "log_max_files", static c => c.LogMaxFiles)
            .Field("LogMaxAge", "log_max_age", static c => c.LogMaxAge)
            .Field("LogFormat", "log_format", static c => c.LogFormat)
            .Field("ForceColorLogs", "force_color_logs", static c => c.ForceColorLogs);
        structs.Add<PrometheusConfig>("csconfig.PrometheusCfg")
            .Field("Enabled", "enabled", static c => c.Enabled)
            .Field("Level", "level", static c => c.Level)
            .Field("ListenAddr", "listen_addr", static c => c.ListenAddress)
            .Field("ListenPort", "listen_port", static c => (long)c.ListenPort);
        structs.Add<PluginConfig>("csconfig.PluginCfg")
            .Field("User", "user", static c => c.User)
            .Field("Group", "group", static c => c.Group);
        structs.Add<CscliConfig>("csconfig.CscliCfg")
            .Field("Output", "output", static c => c.Output)
            .Field("Color", "color", static c => c.Color)
            .Field("HubBranch", "hub_branch", static c => c.HubBranch)
            .Field("HubWithContent", "hub_with_content", static c => c.HubWithContent)
            .Field("HubURLTemplate", "__hub_url_template__", static c => c.HubUrlTemplate);
    }

    private static void AddPaths(GoStructs structs)
    {
        structs.Add<PathsConfig>("csconfig.ConfigurationPaths")
            .Field("ConfigDir", "config_dir", static c => c.ConfigDirectory)
            .Field("DataDir", "data_dir", static c => c.DataDirectory)
            .Field("SimulationFilePath", "simulation_path", static c => c.SimulationPath)
            .Field("HubIndexFile", "index_path", static c => c.IndexPath)
            .Field("HubDir", "hub_dir", static c => c.HubDirectory)
            .Field("PluginDir", "plugin_dir", static c => c.PluginDirectory)
            .Field("NotificationDir", "notification_dir", static c => c.NotificationDirectory)
            .Field("PatternDir", "pattern_dir", static c => c.PatternDirectory);
        structs.Add<GoHub>("csconfig.LocalHubCfg")
            .Field("HubIndexFile", "", static c => c.Paths.IndexPath)
            .Field("HubDir", "", static c => c.Paths.HubDirectory)
            .Field("InstallDir", "", static c => c.Paths.ConfigDirectory)
            .Field("InstallDataDir", "", static c => c.Paths.DataDirectory);
    }

    private static void AddProcessor(GoStructs structs) => structs.Add<LogProcessorConfig>("csconfig.CrowdsecServiceCfg")
        .Field("Enable", "enable", static c => c.Enabled)
        .Field("AcquisitionFilePath", "acquisition_path", static c => c.AcquisitionPath)
        .Field("AcquisitionDirPath", "acquisition_dir", static c => c.AcquisitionDirectory)
        .Field("ConsoleContextPath", "console_context_path", static c => c.ContextPath)
        .Field("ConsoleContextValueLength", "console_context_value_length", static c => (long)c.ContextValueLength)
        .Field("ParserRoutinesCount", "parser_routines", static c => (long)c.ParserRoutines)
        .Field("BucketsRoutinesCount", "buckets_routines", static c => (long)c.BucketRoutines)
        .Field("OutputRoutinesCount", "output_routines", static c => (long)c.OutputRoutines);
}

using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

internal static class CommonSection
{
    public static CommonConfig Read(YamlMapReader root, PathResolver paths)
    {
        var section = root.Child("common");
        if (section is null)
        {
            return new CommonConfig();
        }

        section.Ignore("daemonize", "pid_dir", "working_dir");
        var defaults = new CommonConfig();
        var common = new CommonConfig
        {
            LogLevel = section.LogLevel("log_level", defaults.LogLevel),
            LogMedia = section.OneOf("log_media", defaults.LogMedia, "stdout", "file", "syslog"),
            LogDirectory = paths.Read(section, "log_dir"),
            LogFormat = section.OneOf("log_format", defaults.LogFormat, "text", "json"),
            CompressLogs = section.Bool("compress_logs", defaults.CompressLogs),
            LogMaxSize = section.Count("log_max_size", (int)defaults.LogMaxSize, 0, int.MaxValue),
            LogMaxAge = section.Count("log_max_age", (int)defaults.LogMaxAge, 0, int.MaxValue),
            LogMaxFiles = section.Count("log_max_files", (int)defaults.LogMaxFiles, 0, int.MaxValue),
            ForceColorLogs = section.Bool("force_color_logs"),
        };
        if (common.LogMedia == "file" && common.LogDirectory.Length == 0)
        {
            section.Error("log_media", "'log_media' is 'file' but 'log_dir' is missing", "say in which directory the log goes, e.g. 'log_dir: /var/log/'");
        }

        section.Finish();
        return common;
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Settings;

/// <summary>What the options that every command has, and config.yaml, say. The file is read when a command first asks for it.</summary>
internal sealed class CliSettings
{
    private readonly Lazy<CrowdSecConfig> _config;

    private CliSettings(FlagValues flags, CliHost host)
    {
        ConfigPath = flags.Text("config") is { Length: > 0 } path ? path : ConfigurationPlace.Find(host.Environment);
        ConfigPathIsExplicit = flags.Has("config");
        Host = host with { IsTerminal = UsesColor(flags, host, host.IsTerminal), IsErrTerminal = UsesColor(flags, host, host.IsErrTerminal) };
        _config = new Lazy<CrowdSecConfig>(LoadConfig);
        Output = ReadOutput(flags);
        Log = CreateLog(flags);
    }

    public CliHost Host { get; }

    public string ConfigPath { get; }

    public bool ConfigPathIsExplicit { get; }

    public OutputFormat Output { get; }

    public ILog Log { get; }

    /// <exception cref="CliException">The file cannot be used; the message lists every mistake.</exception>
    public CrowdSecConfig Config => _config.Value;

    /// <summary>The configuration when there is one or one was asked for by name, else null.</summary>
    public CrowdSecConfig? ConfigIfPresent => ConfigPathIsExplicit || File.Exists(ConfigPath) ? Config : null;

    public static IReadOnlyList<CliFlag> Flags { get; } =
    [
        CliFlag.Text("config", "path to crowdsec config file", 'c', ConfigurationPlace.SystemPath),
        CliFlag.Text("output", "Output format: human, json, raw", 'o') with { Values = ["human", "json", "raw"] },
        CliFlag.Text("color", "Output color: yes, no, auto", fallback: "auto") with { Values = ["yes", "no", "auto"] },
        CliFlag.Switch("debug", "Set logging to debug"),
        CliFlag.Switch("info", "Set logging to info"),
        CliFlag.Switch("warning", "Set logging to warning"),
        CliFlag.Switch("error", "Set logging to error"),
        CliFlag.Switch("trace", "Set logging to trace"),
        CliFlag.Text("branch", "Override hub branch on github") with { Hidden = true },
    ];

    /// <exception cref="CliException">An option's value is unknown.</exception>
    public static CliSettings From(FlagValues flags, CliHost host)
    {
        if (flags.Text("color") is not ("yes" or "no" or "auto") and var color)
        {
            throw new CliException($"output color '{color}' not supported");
        }

        return new CliSettings(flags, host);
    }

    private static bool UsesColor(FlagValues flags, CliHost host, bool terminal) => flags.Text("color") switch
    {
        "yes" => true,
        "no" => false,
        _ => terminal && string.IsNullOrEmpty(host.Environment("NO_COLOR")),
    };

    private OutputFormat ReadOutput(FlagValues flags)
    {
        var name = flags.Text("output");
        if (name.Length == 0 && File.Exists(ConfigPath))
        {
            name = new FileInfo(ConfigPath).Length > 0 ? TryConfigOutput() : "";
        }

        return name switch
        {
            "" or "human" => OutputFormat.Human,
            "json" => OutputFormat.Json,
            "raw" => OutputFormat.Raw,
            _ => throw new CliException($"output format '{name}' not supported"),
        };
    }

    /// <summary>A damaged file is reported by the commands that need it, not by those that do not.</summary>
    private string TryConfigOutput()
    {
        try
        {
            return Config.Cscli.Output;
        }
        catch (CliException)
        {
            return "";
        }
    }

    private TextLog CreateLog(FlagValues flags)
    {
        var level = flags.Bool("trace") ? LogLevel.Trace : flags.Bool("debug") ? LogLevel.Debug : flags.Bool("info") ? LogLevel.Info
            : flags.Bool("warning") ? LogLevel.Warning : flags.Bool("error") ? LogLevel.Error : LogLevel.Info;
        var format = Output == OutputFormat.Json ? LogFormat.Json : Host.IsErrTerminal ? LogFormat.Colored : LogFormat.Text;
        return new TextLog(Host.Err, Output == OutputFormat.Human ? level : LogLevel.Error, format, Output == OutputFormat.Json ? Host.Clock : null);
    }

    private CrowdSecConfig LoadConfig()
    {
        var findings = new DiagnosticBag();
        if (!File.Exists(ConfigPath))
        {
            throw new CliException($"while getting configuration file {ConfigPath}: no such file or directory");
        }

        var config = ConfigLoader.Load(ConfigPath, Host.Environment, findings);
        if (config is null)
        {
            throw new CliException($"invalid configuration:\n{string.Join('\n', findings)}");
        }

        return config;
    }
}

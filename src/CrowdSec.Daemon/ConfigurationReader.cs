using CrowdSec.Configuration;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Daemon.Standalone;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>Finds and reads config.yaml, and makes one where there is none.</summary>
internal sealed class ConfigurationReader(DaemonOptions options, DaemonHost host, FindingsText findingsText, ILog log)
{
    private string _path = options.ConfigPath;

    /// <summary>Null: there is no configuration, or there are errors among the findings.</summary>
    public CrowdSecConfig? Read(DiagnosticBag findings)
    {
        var isNamed = options.ConfigPathIsExplicit || _path != options.ConfigPath;
        if (!isNamed && (options.Hub.Length > 0 || !File.Exists(_path)))
        {
            return null;
        }

        return ConfigLoader.Load(_path, host.Environment, findings);
    }

    /// <summary>The configuration of an installation that nobody configured.</summary>
    /// <exception cref="FatalException">It cannot be made.</exception>
    public CrowdSecConfig ReadStandalone(DiagnosticBag findings)
    {
        var hub = options.Hub.Length > 0 ? options.Hub : Checkout.FindHub(host.SearchFrom)
            ?? throw new FatalException($"while loading configuration file: open {options.ConfigPath}: no such file or directory (name a configuration with -c)");
        var home = new StandaloneHome(ConfigurationPlace.StandaloneDirectory(host.Environment));
        var isNew = home.Prepare(hub, EngineSetup.PatternsOf(hub, options.Patterns));
        _path = home.ConfigPath;
        var config = Read(findings);
        if (config is null)
        {
            findingsText.Say(findings, log);
            throw new FatalException($"the configuration in {home.Directory} cannot be used");
        }

        StandaloneText.Say(home, isNew, options.ConfigPath, log);
        return config;
    }

    /// <summary>Says what a reader should know about the configuration.</summary>
    public void Introduce(CrowdSecConfig? config, DiagnosticBag findings)
    {
        if (config is { OverlayPath.Length: > 0 })
        {
            log.Debug($"Loading yaml file: '{config.FilePath}' with additional values from '{config.OverlayPath}'");
        }

        var features = FeatureFlags.FromEnvironment(host.Variables, findings).ToList();
        if (config is not null)
        {
            features.AddRange(FeatureFlags.Load(Path.Combine(Path.GetDirectoryName(config.FilePath)!, "feature.yaml"), findings));
        }

        if (features.Count > 0)
        {
            log.Info($"Enabled feature flags: {string.Join(", ", features.Distinct(StringComparer.Ordinal))}");
        }
    }
}

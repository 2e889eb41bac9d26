using CrowdSec.Configuration;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Daemon.Service;
using CrowdSec.Engine;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>Loads the log processor that the options and the configuration describe.</summary>
/// <param name="config">Null: a hub tree is to be used as it is.</param>
internal sealed class EngineStart(DaemonOptions options, CrowdSecConfig? config, DaemonHost host, EngineServices services, ILog log)
{
    /// <summary>With errors among the findings the processor is not fit to run.</summary>
    /// <exception cref="HubException">There is no usable index.</exception>
    /// <exception cref="FatalException">There is nothing to load.</exception>
    public LogProcessor Load(DiagnosticBag findings)
    {
        using var setup = Setup(findings);
        var spec = setup.Spec with
        {
            Clock = host.Clock,
            Log = log,
            Dns = services.Dns(config),
            Remote = services.Remote(config),
            DecisionCounts = config?.ApiServer is { Enabled: true } && !options.DisableApi && !options.IsReplay ? services.DecisionCounts : null,
            Budget = options.BucketBudget,
            Workers = options.Workers > 0 ? options.Workers : Math.Max(Environment.ProcessorCount, config?.LogProcessor?.ParserRoutines ?? 1),
        };
        return new EngineLoader(new GrokCompiler()).Load(spec, findings);
    }

    private EngineSetup Setup(DiagnosticBag findings)
    {
        if (config is not null && options.Hub.Length == 0)
        {
            return EngineSetup.Installed(config, findings);
        }

        var hub = options.Hub.Length > 0 ? options.Hub : Checkout.FindHub(host.SearchFrom)
            ?? throw new FatalException($"while loading configuration file: open {options.ConfigPath}: no such file or directory (name a configuration with -c, or a hub tree with -hub)");
        if (options.Hub.Length == 0)
        {
            log.Info($"{options.ConfigPath} doesn't exist, using all items of {hub}");
        }

        return EngineSetup.Tree(hub, options.Patterns, options.Data, findings);
    }
}

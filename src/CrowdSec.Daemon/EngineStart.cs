using CrowdSec.Daemon.CommandLine;
using CrowdSec.Engine;
using CrowdSec.Configuration;
using CrowdSec.Engine.Loading;
using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Daemon;

/// <summary>Loads the log processor that the options and the configuration describe.</summary>
internal sealed class EngineStart(DaemonOptions options, CrowdSecConfig? config, DaemonHost host, ILog log)
{
    /// <summary>Loads everything, says all that is wrong, and runs nothing.</summary>
    public int Test(DiagnosticBag findings)
    {
        LoadAll(findings);
        FindingsText.Say(findings, host.Err, log);
        log.Info("Configuration test done");
        return 0;
    }

    /// <exception cref="FatalException">Something cannot be loaded; every mistake has been said.</exception>
    public LogProcessor Load(DiagnosticBag findings)
    {
        var processor = LoadAll(findings);
        FindingsText.Say(findings, host.Err, log);
        return processor;
    }

    private LogProcessor LoadAll(DiagnosticBag findings)
    {
        using var setup = Setup(findings);
        var spec = setup.Spec with
        {
            Clock = host.Clock,
            Log = log,
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

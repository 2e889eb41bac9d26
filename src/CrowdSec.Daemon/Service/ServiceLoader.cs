using CrowdSec.Configuration;
using CrowdSec.Daemon.Agent.Identity;
using CrowdSec.Daemon.CommandLine;
using CrowdSec.Engine.Acquisition;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Logging;
using CrowdSec.LocalApi.Profiles;

namespace CrowdSec.Daemon.Service;

/// <summary>Loads all that a configuration names, without touching what runs. Mistakes of all parts are collected.</summary>
internal sealed class ServiceLoader(DaemonOptions options, DaemonHost host, EngineServices services, ILog log)
{
    /// <returns>What was loaded; not fit to run when there are errors among the findings.</returns>
    /// <exception cref="FatalException">Something is missing without which nothing can be loaded.</exception>
    public LoadedService Load(CrowdSecConfig config, DiagnosticBag findings)
    {
        var api = !options.DisableApi && config.ApiServer is { Enabled: true } server ? server : null;
        var hasAgent = !options.DisableLogProcessor && config.LogProcessor is { Enabled: true };
        if (api is null && !hasAgent)
        {
            throw new FatalException("you must run at least the API Server or crowdsec");
        }

        if (api is not null)
        {
            CheckApi(config, api, findings);
        }

        return new LoadedService(config) { Api = api, Agent = hasAgent ? LoadAgent(config, api is not null, findings) : null };
    }

    private void CheckApi(CrowdSecConfig config, ApiServerConfig api, DiagnosticBag findings)
    {
        if (config.Database is null)
        {
            findings.Error(config.FilePath, 0, 0, "no database configuration provided", "add section 'db_config', e.g. 'type: sqlite' and 'db_path: /var/lib/crowdsec/data/crowdsec.db'");
        }

        ProfileCheck.Run(api.ProfilesPath, services.Profiles(config), host.Clock, log, findings);
    }

    /// <returns>null when the items cannot be loaded at all; the findings say why.</returns>
    private LoadedAgent? LoadAgent(CrowdSecConfig config, bool localApi, DiagnosticBag findings)
    {
        var credentials = new AgentCredentials(config, host.Environment, log).Read(localApi, findings);
        var plan = AcquisitionLoader.Load(config.LogProcessor!, host.Environment, findings);
        try
        {
            var processor = new EngineStart(options, config, host, services, log).Load(findings);
            return new LoadedAgent(processor, plan, LiveAcquisition.Create(plan, processor, host.Clock, log, findings), credentials ?? new ApiCredentials());
        }
        catch (HubException e)
        {
            findings.Error(config.Paths.HubDirectory, 0, 0, e.Message);
            return null;
        }
    }
}

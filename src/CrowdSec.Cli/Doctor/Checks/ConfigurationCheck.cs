using CrowdSec.Cli.CommandLine;
using CrowdSec.Configuration;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Doctor.Checks;

/// <summary>config.yaml and its neighbours. It stands apart from the other checks, which need what it reads.</summary>
internal static class ConfigurationCheck
{
    public static (CrowdSecConfig? Config, HealthReport Report) Run(CliInvocation run)
    {
        var path = run.Settings.ConfigPath;
        var findings = new List<HealthFinding>();
        var config = File.Exists(path) ? Load(run, path, findings) : null;
        if (!File.Exists(path))
        {
            findings.Add(HealthFinding.Broken($"{path} doesn't exist", "name the configuration with -c, or install one"));
        }
        else if (config is not null)
        {
            findings.Insert(0, HealthFinding.Fine($"{path}{(config.OverlayPath.Length > 0 ? $" with {Path.GetFileName(config.OverlayPath)}" : "")} can be read"));
            Roles(config, findings);
            Simulation(config, findings);
        }

        return (config, new HealthReport("configuration", "Configuration", findings));
    }

    private static CrowdSecConfig? Load(CliInvocation run, string path, List<HealthFinding> findings)
    {
        var diagnostics = new DiagnosticBag();
        var config = ConfigLoader.Load(path, run.Host.Environment, diagnostics);
        findings.AddRange(DiagnosticFindings.Of(diagnostics));
        return config;
    }

    private static void Roles(CrowdSecConfig config, List<HealthFinding> findings)
    {
        var processor = config.LogProcessor is { Enabled: true };
        var server = config.ApiServer is { Enabled: true };
        findings.Add((processor, server) switch
        {
            (true, true) => HealthFinding.Fine("this host reads logs and runs the Local API"),
            (true, false) => HealthFinding.Fine("this host reads logs; its Local API is elsewhere"),
            (false, true) => HealthFinding.Fine("this host runs the Local API for other hosts, and reads no logs"),
            _ => HealthFinding.Broken("neither the log processor nor the Local API is enabled", "add section 'crowdsec_service' or 'api.server' to the configuration"),
        });
    }

    private static void Simulation(CrowdSecConfig config, List<HealthFinding> findings)
    {
        var diagnostics = new DiagnosticBag();
        var simulation = SimulationConfig.Load(config.Paths.SimulationPath, diagnostics);
        findings.AddRange(DiagnosticFindings.Of(diagnostics));
        if (simulation.Global)
        {
            findings.Add(HealthFinding.Warning("simulation is on for all scenarios but exceptions: nobody is blocked", "switch it off with 'cscli simulation disable --global'"));
        }
        else if (simulation.Exclusions.Count > 0)
        {
            findings.Add(HealthFinding.Warning($"in simulation, so without effect: {string.Join(", ", simulation.Exclusions.Order(StringComparer.Ordinal))}", "arm them with 'cscli simulation disable NAME' when you have seen enough"));
        }
    }
}

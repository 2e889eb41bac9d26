using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Hub;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Simulation;

/// <summary>cscli simulation enable and disable.</summary>
internal static class SimulationSwitchCommand
{
    public static CliCommand CreateEnable() => new()
    {
        Name = "enable",
        Usage = "[scenario] [-g]",
        Summary = "Enable the simulation, globally or on specified scenarios",
        Example = "  cscli simulation enable crowdsecurity/ssh-bf\n  cscli simulation enable --global",
        Arguments = ArgumentRule.Any,
        Complete = KnownNames.Installed(HubItemType.Scenarios),
        Flags = [CliFlag.Switch("global", "Enable global simulation (reverse mode)", 'g')],
        Run = static (run, _) => Task.FromResult(Run(run, enable: true)),
    };

    public static CliCommand CreateDisable() => new()
    {
        Name = "disable",
        Usage = "[scenario] [-g]",
        Summary = "Disable the simulation mode. Disable only specified scenarios",
        Example = "  cscli simulation disable crowdsecurity/ssh-bf\n  cscli simulation disable --global",
        Arguments = ArgumentRule.Any,
        Complete = KnownNames.Installed(HubItemType.Scenarios),
        Flags = [CliFlag.Switch("global", "Disable global simulation (reverse mode)", 'g')],
        Run = static (run, _) => Task.FromResult(Run(run, enable: false)),
    };

    private static int Run(CliInvocation run, bool enable)
    {
        var file = SimulationFile.Load(run);
        if (run.Arguments.Count > 0)
        {
            var hub = HubSource.Load(run);
            foreach (var scenario in run.Arguments)
            {
                Switch(run, file, hub, scenario, enable);
            }
        }
        else if (run.Flags.Bool("global"))
        {
            file.SetGlobal(enable);
            run.Out.WriteLine($"global simulation: {(enable ? "enabled" : "disabled")}");
        }
        else
        {
            run.Out.Write(HelpText.Of(run.Parsed.Path));
            return 0;
        }

        file.Save();
        run.Log.Info(ReloadMessage.Text);
        return 0;
    }

    private static void Switch(CliInvocation run, SimulationFile file, HubState hub, string scenario, bool enable)
    {
        if (enable && !IsKnown(run, hub, scenario))
        {
            return;
        }

        if (file.IsSimulated(scenario) != enable)
        {
            file.Set(scenario, enable);
            run.Out.WriteLine($"simulation mode for \"{scenario}\" {(enable ? "enabled" : "disabled")}");
        }
        else if (!enable)
        {
            run.Log.Warning($"{scenario} isn't in simulation mode");
        }
        else
        {
            run.Out.WriteLine(file.IsGlobal ? "global simulation is already enabled" : $"simulation for \"{scenario}\" is already enabled");
        }
    }

    /// <summary>What is not a scenario can only be taken out, so that scenarios that were removed do not stay in the list for ever.</summary>
    private static bool IsKnown(CliInvocation run, HubState hub, string scenario)
    {
        if (hub.Find(HubItemType.Scenarios, scenario) is not { } item)
        {
            run.Log.Error($"\"{scenario}\" does not exist or is not a scenario");
            return false;
        }

        if (!item.Installed)
        {
            run.Log.Warning($"Scenario \"{scenario}\" is not installed");
        }

        return true;
    }
}

using CrowdSec.Cli.Alerts;
using CrowdSec.Cli.Allowlists;
using CrowdSec.Cli.Bouncers;
using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Completion;
using CrowdSec.Cli.Config;
using CrowdSec.Cli.Decisions;
using CrowdSec.Cli.Doctor;
using CrowdSec.Cli.Documentation;
using CrowdSec.Cli.Explain;
using CrowdSec.Cli.Hub;
using CrowdSec.Cli.HubTest;
using CrowdSec.Cli.Items;
using CrowdSec.Cli.Lapi;
using CrowdSec.Cli.Machines;
using CrowdSec.Cli.Removed;
using CrowdSec.Cli.Settings;
using CrowdSec.Cli.Simulation;
using CrowdSec.Cli.Version;
using CrowdSec.Cli.Why;

namespace CrowdSec.Cli;

/// <summary>The tree of all commands.</summary>
internal static class RootCommand
{
    public static CliCommand Create() => new()
    {
        Name = "cscli",
        Summary = "cscli allows you to manage crowdsec",
        Description = "cscli is the main command to interact with your crowdsec service, scenarios & db.\nIt is meant to allow you to manage bans, parsers/scenarios/etc, api and generally manage you crowdsec setup.",
        Example = """
              # what would the installed parsers make of this line?
              cscli explain --type syslog --log "Oct 10 10:10:10 host sshd[42]: Invalid user admin from 192.0.2.1"

              # why is this address blocked, and how do I undo it?
              cscli why 192.0.2.1

              # run all tests of a hub checkout
              cscli hubtest run --all --hub ./hub
            """,
        PersistentFlags = CliSettings.Flags,
        Commands =
        [
            AlertsCommand.Create(), DecisionsCommand.Create(), LapiCommand.Create(), WhyCommand.Create(),
            ConfigCommand.Create(), BouncersCommand.Create(), MachinesCommand.Create(), AllowlistsCommand.Create(), SimulationCommand.Create(),
            DoctorCommand.Create(), HubCommand.Create(), HubTestCommand.Create(), ExplainCommand.Create(), .. ItemCommands.CreateAll(),
            VersionCommand.Create(), CompletionCommand.Create(), DocCommand.Create(Create), HelpCommand.Create(Create), RemovedCommands.Dashboard(),
        ],
    };
}

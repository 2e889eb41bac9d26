using CrowdSec.Cli.CommandLine;
using CrowdSec.Cli.Hub;
using CrowdSec.Cli.Settings;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.Hub.Changes;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Cli.Items;

/// <summary>Shows a plan, asks if wanted, carries it out.</summary>
internal static class PlanRunner
{
    public static readonly CliFlag Interactive = CliFlag.Switch("interactive", "Ask for confirmation before proceeding", 'i');

    public static readonly CliFlag DryRun = CliFlag.Switch("dry-run", "Don't change anything, print the plan");

    public static readonly CliFlag From = CliFlag.Text("from", "Take the files from this hub tree");

    public static int Run(CliInvocation run, HubPlan plan)
    {
        var dryRun = run.Flags.Bool("dry-run");
        if (plan.Changes.Count == 0)
        {
            Say(run, "Nothing to install or remove.");
            return 0;
        }

        if (dryRun || run.Log.IsEnabled(LogLevel.Info))
        {
            run.Out.Write(PlanText.Of(plan, run.Output == OutputFormat.Raw));
        }

        if (dryRun)
        {
            run.Out.WriteLine("Dry run, no action taken.");
            return 0;
        }

        if (run.Flags.Bool("interactive") && !Confirmed(run))
        {
            run.Out.WriteLine("operation canceled");
            return 0;
        }

        var from = run.Flags.Text("from");
        HubSource.KeepIndex(run, from);
        new HubExecutor(plan.State.Places, new LocalItemSource(from.Length > 0 ? from : null), run.Out).Execute(plan);
        if (from.Length > 0)
        {
            ItemData.Bring(plan, from);
        }

        run.Out.WriteLine();
        Say(run, ReloadMessage.Text);
        return 0;
    }

    /// <summary>Without somebody to ask, the answer is yes.</summary>
    private static bool Confirmed(CliInvocation run)
    {
        if (run.Host.IsInputRedirected)
        {
            return true;
        }

        return Prompt.YesNo(run, "Do you want to continue?", fallback: true);
    }

    private static void Say(CliInvocation run, string message)
    {
        if (run.Log.IsEnabled(LogLevel.Info))
        {
            run.Out.WriteLine(message);
        }
    }
}

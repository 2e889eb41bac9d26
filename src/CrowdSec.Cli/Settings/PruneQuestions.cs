using CrowdSec.Cli.CommandLine;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Settings;

/// <summary>What the prune commands ask before they remove anything. "--force" answers yes.</summary>
internal static class PruneQuestions
{
    private static readonly GoDuration Short = new(2 * GoDuration.Minute);

    public static bool ConfirmShortDuration(CliInvocation run, GoDuration duration, string question) =>
        duration >= Short || Ask(run, question);

    /// <param name="things">"bouncers", "machines".</param>
    public static bool Confirm(CliInvocation run, string things) =>
        Ask(run, $"You are about to PERMANENTLY remove the above {things} from the database. These will NOT be recoverable. Continue?");

    public static DateTime Before(TimeProvider clock, GoDuration duration) => clock.GetUtcNow().UtcDateTime - duration.ToTimeSpan();

    private static bool Ask(CliInvocation run, string question)
    {
        if (run.Flags.Bool("force") || Prompt.YesNo(run, question, fallback: false))
        {
            return true;
        }

        run.Out.WriteLine("User aborted prune. No changes were made.");
        return false;
    }
}

using CrowdSec.Cli.Why.Logs;

namespace CrowdSec.Cli.Why;

/// <summary>The lines of this machine's logs about an address, and what becomes of such lines here.</summary>
internal sealed class WhyLogText(Action<string> line)
{
    private const int MostLines = 5;

    public void Write(WhyReport report)
    {
        foreach (var mention in report.Mentions)
        {
            line("");
            Write(mention);
        }

        if (report.Trial is { } trial)
        {
            Write(trial);
        }
    }

    private void Write(LogMentions mention)
    {
        if (mention.Problem.Length > 0)
        {
            line($"Log lines in {mention.Path}: it cannot be read ({mention.Problem})");
            return;
        }

        var shown = Math.Min(MostLines, mention.Lines.Count);
        line(shown == mention.Count ? $"Log lines in {mention.Path}:" : $"Log lines in {mention.Path}, the last {shown} of {mention.Count}:");
        foreach (var text in mention.Lines.TakeLast(shown))
        {
            line($"  {text}");
        }
    }

    private void Write(TrialVerdict trial)
    {
        line("");
        line($"What the parsers here make of {(trial.Lines == 1 ? "such a line" : $"the last {trial.Lines} such lines")}: {trial.Understood} understood");
        foreach (var (reason, count) in trial.Whitelists.OrderBy(static w => w.Key, StringComparer.Ordinal))
        {
            line($"  {count} dropped by a whitelist: {reason}");
        }

        if (trial.Scenarios.Count > 0)
        {
            line($"  counted by {string.Join(", ", trial.Scenarios.Select(static s => $"{s.Key} ({s.Value})"))}");
            line(trial.Fired.Count > 0 ? $"  they make {string.Join(", ", trial.Fired)} fire" : "  they are too few, or too slow, to make one fire");
        }
        else if (trial.Understood > trial.Whitelisted)
        {
            line("  no scenario counts them");
        }
    }
}

using CrowdSec.Cli.CommandLine;
using CrowdSec.Engine.Hub;
using CrowdSec.Engine.HubTesting.Results;
using CrowdSec.Engine.HubTesting.Running;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Setup;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Cli.Why.Logs;

/// <summary>
/// Runs the lines about an address through the installed parsers and scenarios, in memory. That shows whitelists of every kind at work, expressions included. Postoverflows
/// are left out: they ask name services, and are looked up by name elsewhere.
/// </summary>
internal sealed class MentionTrial(CliInvocation run)
{
    private readonly Dictionary<string, int> _whitelists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _scenarios = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _fired = new(StringComparer.Ordinal);
    private int _lines;
    private int _understood;

    /// <returns>Null when there are no lines, or the installed items do not load.</returns>
    public async Task<TrialVerdict?> RunAsync(IReadOnlyList<LogMentions> mentions, CancellationToken cancellationToken)
    {
        foreach (var mention in mentions.Where(static m => m.Lines.Count > 0))
        {
            try
            {
                await TryAsync(mention, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HubException or IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }

        return _lines == 0 ? null : new TrialVerdict(_lines, _understood, _whitelists, _scenarios, [.. _fired]);
    }

    private async Task TryAsync(LogMentions mention, CancellationToken cancellationToken)
    {
        var findings = new DiagnosticBag();
        using var setup = EngineSetup.Installed(run.Settings.Config, findings);
        var spec = setup.Spec with { Clock = run.Host.Clock, Items = [.. setup.Spec.Items.Where(static i => i.Kind != ItemKind.Postoverflow)] };
        var input = new RunInput([], mention.Labels, mention.Lines);
        if (await new RecordingRunner().RunAsync(spec, input, findings, cancellationToken).ConfigureAwait(false) is { } recorded)
        {
            Note(recorded.Results);
        }
    }

    private void Note(RunResults results)
    {
        var offered = results.Offered.Select(static e => e.Line.Number).ToHashSet();
        foreach (var line in results.Lines)
        {
            _lines++;
            _understood += line.Whitelisted || offered.Contains(line.Line.Number) ? 1 : 0;
            if (line.Whitelisted)
            {
                Count(_whitelists, line.WhitelistReason.Length > 0 ? line.WhitelistReason : "no reason given", 1);
            }
        }

        foreach (var (scenario, events) in results.Poured)
        {
            Count(_scenarios, scenario, events.Count);
        }

        _fired.UnionWith(results.Overflows.Select(static o => o.Overflow.Alert?.Scenario).OfType<string>());
    }

    private static void Count(Dictionary<string, int> counts, string name, int more) => counts[name] = counts.GetValueOrDefault(name) + more;
}

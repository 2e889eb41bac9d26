using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>What imported decisions are that do not say it themselves.</summary>
internal sealed class ImportDefaults
{
    private readonly Dictionary<string, string> _durations = new(StringComparer.Ordinal);
    private readonly ImportedDecision _defaults;

    /// <exception cref="CliException">One of them is missing.</exception>
    public ImportDefaults(CliInvocation run)
    {
        foreach (var name in new[] { "duration", "scope", "reason", "type" })
        {
            if (run.Flags.Text(name).Length == 0)
            {
                throw new CliException($"default {name} cannot be empty");
            }
        }

        _defaults = new ImportedDecision("", DurationText.Check(run.Flags.Text("duration")), run.Flags.Text("reason"), run.Flags.Text("scope"), run.Flags.Text("type"));
    }

    /// <exception cref="CliException">There is no value, or the duration is none.</exception>
    public void Check(ImportedDecision decision, int index)
    {
        if (decision.Value.Length == 0)
        {
            throw new CliException($"item {index}: missing 'value'");
        }

        if (decision.Duration.Length > 0)
        {
            Duration(decision.Duration, index);
        }
    }

    /// <summary>Of one that was checked.</summary>
    public Decision Complete(ImportedDecision decision, int index) => new()
    {
        Duration = decision.Duration.Length > 0 ? Duration(decision.Duration, index) : _defaults.Duration,
        Origin = DecisionOrigins.Import,
        Scenario = decision.Reason.Length > 0 ? decision.Reason : _defaults.Reason,
        Scope = DecisionScopes.Normalize(decision.Scope.Length > 0 ? decision.Scope : _defaults.Scope),
        Simulated = false,
        Type = decision.Type.Length > 0 ? decision.Type : _defaults.Type,
        Value = decision.Value,
    };

    /// <summary>Few are different; each is looked at once.</summary>
    private string Duration(string text, int index)
    {
        if (_durations.TryGetValue(text, out var known))
        {
            return known;
        }

        try
        {
            return _durations[text] = DurationText.Check(text);
        }
        catch (CliException e)
        {
            throw new CliException($"item {index}: {e.Message}", e);
        }
    }
}

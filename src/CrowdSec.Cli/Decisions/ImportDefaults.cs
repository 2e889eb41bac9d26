using CrowdSec.Cli.CommandLine;
using CrowdSec.Protocol.Decisions;

namespace CrowdSec.Cli.Decisions;

/// <summary>What imported decisions are that do not say it themselves.</summary>
internal sealed class ImportDefaults
{
    private readonly Dictionary<string, string> _durations = new(StringComparer.Ordinal);
    private readonly ImportedShape _defaults;
    private (ImportedShape? Read, ImportedShape Whole) _last;

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

        _defaults = new ImportedShape(DurationText.Check(run.Flags.Text("duration")), run.Flags.Text("reason"), run.Flags.Text("scope"), run.Flags.Text("type"));
        _last = (null, _defaults);
    }

    /// <summary>The shape with nothing left out.</summary>
    /// <param name="index">Of the decision, for the message.</param>
    /// <exception cref="CliException">The duration is none.</exception>
    public ImportedShape Complete(ImportedShape read, int index)
    {
        if (!ReferenceEquals(_last.Read, read))
        {
            var duration = read.Duration.Length > 0 ? Duration(read.Duration, index) : _defaults.Duration;
            _last = (read, new(duration, Or(read.Reason, _defaults.Reason), DecisionScopes.Normalize(Or(read.Scope, _defaults.Scope)), Or(read.Type, _defaults.Type)));
        }

        return _last.Whole;
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

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

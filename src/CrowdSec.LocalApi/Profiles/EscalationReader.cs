using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Reads the key escalation: "[4h, 1d, 7d]", "4h 1d 7d", or a mapping of steps or factor and max, with within.</summary>
internal sealed class EscalationReader(string file, DiagnosticBag diagnostics)
{
    private const string Example = "write 'escalation: [4h, 1d, 7d, 30d]' or 'escalation: {factor: 2, max: 30d, within: 90d}'";
    private const int MostSteps = 100;

    public EscalationRule? Read(YamlNode? node) => node switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlMap map => ReadMap(new YamlMapReader(map, file, diagnostics)),
        _ => Steps(node, null),
    };

    private EscalationRule? ReadMap(YamlMapReader reader)
    {
        var within = Duration(reader.Node("within"));
        var steps = reader.Node("steps");
        var factor = reader.Double("factor");
        var most = Duration(reader.Node("max"));
        reader.Finish();
        if (steps is not null)
        {
            if (reader.Has("factor") || reader.Has("max"))
            {
                reader.Error("steps", "escalation has steps and a factor", "keep one of the two");
            }

            return Steps(steps, within);
        }

        if (!(factor > 1 && factor <= 1_000))
        {
            reader.Error("factor", "escalation needs steps, or a factor above 1", Example);
            return null;
        }

        if (most is null)
        {
            reader.Error("max", "escalation by factor needs 'max', the longest duration", Example);
            return null;
        }

        return new EscalationRule([], factor, most.Value, within);
    }

    private EscalationRule? Steps(YamlNode node, GoDuration? within)
    {
        IReadOnlyList<YamlNode> parts = node switch
        {
            YamlSequence list => list.Items,
            YamlScalar scalar => [.. scalar.Text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(part => new YamlScalar(part, true, scalar.Line, scalar.Column))],
            _ => [],
        };
        if (parts.Count is 0 or > MostSteps)
        {
            diagnostics.Error(file, node.Line, node.Column, $"escalation has {parts.Count} steps", parts.Count == 0 ? Example : $"at most {MostSteps}");
            return null;
        }

        var steps = parts.Select(Duration).ToList();
        if (steps.Contains(null))
        {
            return null;
        }

        for (var i = 1; i < steps.Count; i++)
        {
            if (steps[i]!.Value < steps[i - 1]!.Value)
            {
                diagnostics.Warning(file, parts[i].Line, parts[i].Column, "a step of the escalation is shorter than the one before it", "put them in ascending order");
            }
        }

        return new EscalationRule([.. steps.Select(static s => s!.Value)], 0, default, within);
    }

    private GoDuration? Duration(YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        if (node is YamlScalar scalar && GoDuration.TryParseWithDays(scalar.Text, out var duration) && duration > GoDuration.Zero)
        {
            return duration;
        }

        diagnostics.Error(file, node.Line, node.Column, node is YamlScalar text ? $"'{text.Text}' is no duration" : $"{node.Kind} is no duration", "write it as '30m', '12h' or '7d'");
        return null;
    }
}

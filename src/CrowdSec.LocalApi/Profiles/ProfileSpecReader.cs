using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.LocalApi.Profiles;

/// <summary>Reads the documents of a profiles file, strictly.</summary>
internal sealed class ProfileSpecReader(string file, DiagnosticBag diagnostics)
{
    private readonly EscalationReader _escalation = new(file, diagnostics);

    public IEnumerable<ProfileSpec> Read(IEnumerable<YamlNode> documents)
    {
        foreach (var document in documents)
        {
            if (document is YamlMap map)
            {
                yield return Read(map);
            }
            else if (document is not YamlScalar { IsNull: true })
            {
                diagnostics.Error(file, document.Line, document.Column, $"the document holds {document.Kind}", "each document must hold one profile: a mapping with name, filters and decisions");
            }
        }
    }

    private ProfileSpec Read(YamlMap map)
    {
        var reader = new YamlMapReader(map, file, diagnostics);
        var expression = Text(reader, "duration_expr");
        var escalation = reader.Node("escalation");
        if (expression is not null && escalation is not null)
        {
            reader.Error("escalation", "the profile has both duration_expr and escalation", "keep one of the two");
        }

        var durationMatters = expression is null && escalation is null;
        var spec = new ProfileSpec
        {
            Name = reader.String("name"),
            File = file,
            Line = map.Line,
            Debug = reader.Bool("debug"),
            Filters = Filters(reader),
            Decisions = [.. reader.Children("decisions").Select(entry => DecisionSpecReader.Read(entry, durationMatters))],
            DurationExpression = expression,
            Escalation = _escalation.Read(escalation),
            OnSuccess = Word(reader, "on_success", ["continue", "break"]),
            OnError = reader.String("on_error"),
            Notifications = reader.Strings("notifications"),
        };
        Word(reader, "on_failure", ["continue", "break", "apply"]);
        reader.Finish();
        return spec;
    }

    private List<SourceText> Filters(YamlMapReader reader)
    {
        var filters = new List<SourceText>();
        var texts = reader.Strings("filters");
        if (texts.Count > 0 && reader.Node("filters") is YamlSequence list)
        {
            filters.AddRange(list.Items.OfType<YamlScalar>().Select(Text));
        }

        if (filters.Count == 0)
        {
            reader.Warning("filters", "the profile has no filters: it never matches", "write 'filters:' with an expression, such as 'Alert.Remediation == true'");
        }

        return filters;
    }

    private SourceText? Text(YamlMapReader reader, string key) =>
        reader.String(key).Length > 0 && reader.Node(key) is YamlScalar scalar ? Text(scalar) : null;

    private SourceText Text(YamlScalar scalar) => new(scalar.Text, file, scalar.Line, scalar.Column);

    private static string Word(YamlMapReader reader, string key, string[] known)
    {
        var word = reader.String(key);
        if (word.Length > 0 && !known.Contains(word))
        {
            reader.Error(key, $"'{key}' is '{word}'", $"it must be {string.Join(" or ", known)}");
        }

        return word;
    }
}

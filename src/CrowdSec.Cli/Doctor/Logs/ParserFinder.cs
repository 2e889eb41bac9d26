using System.Buffers.Text;
using System.Text;
using CrowdSec.Engine.Hub;
using CrowdSec.Foundation.Values;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Doctor.Logs;

/// <summary>
/// Tells which parsers ask for a type of log. Parsers name the types they take as texts in their filters, so the texts of all filters are the index.
/// </summary>
internal sealed class ParserFinder
{
    private readonly HubState _hub;
    private readonly List<(HubItem Parser, HashSet<string> Names)> _parsers;

    public ParserFinder(HubState hub)
    {
        _hub = hub;
        _parsers = [.. hub.Items(HubItemType.Parsers).Select(p => (p, Filters(Content(hub, p))))];
    }

    /// <summary>Some installed parser asks for it.</summary>
    public bool IsTaken(string type) => _parsers.Exists(p => p.Parser.Installed && p.Names.Contains(type));

    /// <summary>The command that installs what takes it: collections where there are any, else parsers; empty when the hub has nothing for it.</summary>
    public string Remedy(params IEnumerable<string> types)
    {
        var parsers = types.SelectMany(Candidates).Distinct().ToList();
        var collections = _hub.Items(HubItemType.Collections).Where(c => !c.Installed && parsers.Exists(p => (c.Index?.Dependencies ?? []).Contains(p.Reference))).Select(static c => c.Name).ToList();
        return parsers.Count == 0 ? ""
            : collections.Count > 0 ? $"'cscli collections install {string.Join(' ', collections)}'"
            : $"'cscli parsers install {string.Join(' ', parsers.Select(static p => p.Name))}'";
    }

    /// <summary>The types that installed parsers ask for: what a label may say.</summary>
    public IReadOnlyList<string> Near(string type) =>
        [.. _parsers.Where(static p => p.Parser.Installed).SelectMany(static p => p.Names).Distinct(StringComparer.Ordinal)
            .Where(n => IsNear(n, type)).Order(StringComparer.Ordinal)];

    private static bool IsNear(string name, string type) => name.Contains(type, StringComparison.OrdinalIgnoreCase)
        || (name.Length > 2 && type.Contains(name, StringComparison.OrdinalIgnoreCase))
        || (name.Length > 3 && EditDistance.Between(name, type, 3) < 3);

    /// <summary>Parsers that would take it and are not installed. Of those whose content is not at hand the name must do.</summary>
    private IEnumerable<HubItem> Candidates(string type) => _parsers
        .Where(p => !p.Parser.Installed && (p.Names.Contains(type) || (p.Names.Count == 0 && p.Parser.Name.Split('/')[^1].StartsWith(type, StringComparison.OrdinalIgnoreCase))))
        .Select(static p => p.Parser);

    private static string Content(HubState hub, HubItem parser)
    {
        var path = parser.Installed ? parser.LocalPath : Path.Combine(hub.Places.HubDirectory, parser.Index?.Path ?? "");
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        var encoded = parser.Index?.Content ?? default;
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(encoded.Length)];
        return Base64.DecodeFromUtf8(encoded.Span, bytes, out _, out var written) == System.Buffers.OperationStatus.Done ? Encoding.UTF8.GetString(bytes, 0, written) : "";
    }

    private static HashSet<string> Filters(string content)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in content.Length > 0 ? YamlLoader.Load(content, "", []) : [])
        {
            Collect(document, names);
        }

        return names;
    }

    /// <summary>Filters of the node and of the nodes in it.</summary>
    private static void Collect(YamlNode node, HashSet<string> names)
    {
        if (node is not YamlMap map)
        {
            return;
        }

        if (map.Find("filter") is YamlScalar filter)
        {
            names.UnionWith(Quoted(filter.Text));
        }

        foreach (var child in (map.Find("nodes") as YamlSequence)?.Items ?? [])
        {
            Collect(child, names);
        }
    }

    /// <summary>The texts between quotes, which do not nest.</summary>
    private static IEnumerable<string> Quoted(string expression)
    {
        for (var start = expression.IndexOfAny(['\'', '"', '`']); start >= 0;)
        {
            var end = expression.IndexOf(expression[start], start + 1);
            if (end < 0)
            {
                yield break;
            }

            yield return expression[(start + 1)..end];
            start = expression.IndexOfAny(['\'', '"', '`'], end + 1);
        }
    }
}

using CrowdSec.Engine.Parsing.Grok;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Cli.Lapi;

/// <summary>Which fields of an event a parser can set, as its file says it: by groks and by statics, of its child nodes too.</summary>
internal sealed class ParserFields
{
    private const int Deepest = 32;

    private readonly GrokLibrary _library = GrokLibrary.CreateWithBasePatterns();
    private readonly GrokCompiler _compiler = new();

    /// <param name="patterns">Directory of the operator's own patterns.</param>
    public ParserFields(string patterns)
    {
        if (Directory.Exists(patterns))
        {
            _library.AddDirectory(patterns, new DiagnosticBag());
        }
    }

    public IReadOnlyCollection<string> Of(string file)
    {
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in YamlLoader.LoadFile(file, new DiagnosticBag()).OfType<YamlMap>())
        {
            AddNode(fields, document, _library.Clone(), 0);
        }

        return fields;
    }

    private void AddNode(SortedSet<string> fields, YamlMap node, GrokLibrary library, int depth)
    {
        foreach (var entry in (node.Find("pattern_syntax") as YamlMap)?.Entries ?? [])
        {
            library.TryAdd(entry.Key.Text, (entry.Value as YamlScalar)?.Text ?? "");
        }

        AddStatics(fields, node);
        if (node.Find("grok") is YamlMap grok)
        {
            AddStatics(fields, grok);
            AddGroups(fields, grok, library);
        }

        foreach (var child in ((node.Find("nodes") as YamlSequence)?.Items.OfType<YamlMap>() ?? []).Where(_ => depth < Deepest))
        {
            AddNode(fields, child, library, depth + 1);
        }
    }

    private void AddGroups(SortedSet<string> fields, YamlMap grok, GrokLibrary library)
    {
        GrokPattern? compiled = null;
        if (grok.Find("name") is YamlScalar { Text: { Length: > 0 } name })
        {
            _compiler.TryCompileNamed(library, name, out compiled, out _);
        }
        else if (grok.Find("pattern") is YamlScalar { Text: { Length: > 0 } pattern })
        {
            _compiler.TryCompile(library, pattern, out compiled, out _);
        }

        fields.UnionWith((compiled?.Names ?? []).Select(static group => $"evt.Parsed.{group}"));
    }

    private static void AddStatics(SortedSet<string> fields, YamlMap node)
    {
        foreach (var item in (node.Find("statics") as YamlSequence)?.Items.OfType<YamlMap>() ?? [])
        {
            if (item.Find("parsed") is YamlScalar parsed)
            {
                fields.Add($"evt.Parsed.{parsed.Text}");
            }

            if (item.Find("meta") is YamlScalar meta)
            {
                fields.Add($"evt.Meta.{meta.Text}");
            }
        }
    }
}

using CrowdSec.Engine.Items;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Parsing.Specs;

/// <summary>Reads parser files: strict, all mistakes at once, each with its place.</summary>
internal sealed class ParserSpecReader(string file, DiagnosticBag diagnostics)
{
    private static readonly string[] OnSuccessValues = ["", "continue", "next_stage"];

    /// <summary>The nodes of a file, one per document. Those with mistakes are marked: they are looked at further, for more mistakes, and then left out.</summary>
    public IReadOnlyList<ParserSpec> ReadFile()
    {
        var errors = diagnostics.ErrorCount;
        var documents = YamlLoader.LoadFile(file, diagnostics);
        var isProper = diagnostics.ErrorCount == errors;
        var specs = Read(documents);
        return isProper ? specs : [.. specs.Select(static spec => spec with { HasErrors = true })];
    }

    public IReadOnlyList<ParserSpec> Read(IReadOnlyList<YamlNode> documents)
    {
        var specs = new List<ParserSpec>();
        foreach (var document in documents)
        {
            if (document is YamlScalar { IsNull: true })
            {
                continue;
            }

            if (document is not YamlMap map)
            {
                diagnostics.Error(file, document.Line, document.Column, $"a parser must be a mapping, this is {document.Kind}");
                continue;
            }

            var errors = diagnostics.ErrorCount;
            var spec = ReadNode(map, parentName: null);
            if (IsUsable(spec))
            {
                specs.Add(spec with { HasErrors = diagnostics.ErrorCount > errors });
            }
        }

        return specs;
    }

    private bool IsUsable(ParserSpec spec)
    {
        if (spec is { Name: "", Description: "", Author: "" })
        {
            diagnostics.Warning(file, spec.Place.Line, 0, "document without name, description and author is skipped", "give it a name");
            return false;
        }

        if (!FormatVersion.IsSupported(spec.Format))
        {
            diagnostics.Warning(file, spec.Place.Line, 0, $"format {spec.Format} is not supported, the parser is skipped", "supported: >= 1.0, <= 3.0");
            return false;
        }

        return true;
    }

    private ParserSpec ReadNode(YamlMap map, string? parentName)
    {
        var reader = new YamlMapReader(map, file, diagnostics);
        var name = reader.String("name");
        if (name.Length == 0 && parentName is not null)
        {
            name = "child-" + parentName;
        }

        var spec = new ParserSpec
        {
            Place = Place(map),
            Name = name,
            Format = reader.String("format"),
            Description = reader.String("description"),
            Author = reader.String("author"),
            Debug = reader.Bool("debug"),
            OnSuccess = reader.String("onsuccess"),
            Filter = Text(reader, "filter"),
            Nodes = [.. reader.Children("nodes").Select(child => ReadNode(child.Map, name))],
            PatternSyntax = ReadPatterns(reader),
            Grok = ReadGrok(reader.Child("grok")),
            Statics = ReadStatics(reader),
            Stash = [.. reader.Children("stash").Select(ReadStash)],
            Whitelist = ReadWhitelist(reader.Child("whitelist")),
            Data = DataSpecReader.Read(reader, file),
        };
        reader.Ignore("stage", "profiling", "references");
        reader.Finish();
        CheckNode(reader, spec);
        return spec;
    }

    private static void CheckNode(YamlMapReader reader, ParserSpec spec)
    {
        if (!OnSuccessValues.Contains(spec.OnSuccess))
        {
            reader.Error("onsuccess", $"onsuccess is '{spec.OnSuccess}'", "use 'continue' or 'next_stage'");
        }

        if (spec is { Grok: null, Nodes.Count: 0, Statics.Count: 0, Whitelist: null or { IsEmpty: true } })
        {
            reader.Error("name", "the node is empty", "it needs grok, nodes, statics or a whitelist with entries");
        }
    }

    private List<KeyValuePair<string, Text>> ReadPatterns(YamlMapReader reader)
    {
        var patterns = new List<KeyValuePair<string, Text>>();
        foreach (var entry in reader.Child("pattern_syntax")?.Map.Entries ?? [])
        {
            if (entry.Value is YamlScalar scalar)
            {
                patterns.Add(KeyValuePair.Create(entry.Key.Text, new Text(scalar.Text, Place(scalar))));
            }
            else
            {
                diagnostics.Error(file, entry.Value.Line, entry.Value.Column, $"pattern '{entry.Key.Text}' is {entry.Value.Kind}", "it must be a regular expression");
            }
        }

        return patterns;
    }

    private GrokSpec? ReadGrok(YamlMapReader? reader)
    {
        if (reader is null)
        {
            return null;
        }

        var grok = new GrokSpec(
            Text(reader, "apply_on"), Text(reader, "name"), Text(reader, "pattern"), Text(reader, "expression"), ReadStatics(reader, checkTargets: false), Place(reader.Map));
        reader.Finish();
        if (grok.Name.IsEmpty && grok.Pattern.IsEmpty)
        {
            reader.Error("pattern", "grok has no pattern", "give it 'name' (of a library pattern) or 'pattern'");
        }

        if (grok.ApplyOn.IsEmpty && grok.Expression.IsEmpty)
        {
            reader.Error("apply_on", "grok has nothing to look at", "give it 'apply_on' (Line.Raw or a key of evt.Parsed) or 'expression'");
        }

        return grok;
    }

    private List<StaticSpec> ReadStatics(YamlMapReader reader, bool checkTargets = true) =>
        [.. reader.Children("statics").Select(entry => ReadStatic(entry, checkTargets))];

    private StaticSpec ReadStatic(YamlMapReader reader, bool checkTarget)
    {
        var spec = new StaticSpec(
            reader.String("target"), reader.String("parsed"), reader.String("meta"), reader.String("enriched"),
            reader.String("value"), Text(reader, "expression"), reader.String("method"), Place(reader.Map));
        reader.Finish();
        if (!checkTarget)
        {
            return spec;
        }

        if (spec.Value.Length == 0 && spec.Expression.IsEmpty)
        {
            reader.Error("value", "the static has no value", "give it 'value' or 'expression'");
        }

        if (spec is { Method: "", Meta: "", Parsed: "", Target: "" })
        {
            reader.Error("meta", "the static has no target", "at least one of 'meta', 'parsed', 'target' (or 'method') must be set");
        }

        return spec;
    }

    private StashSpec ReadStash(YamlMapReader reader)
    {
        var spec = new StashSpec(
            reader.String("name"), Text(reader, "key"), Text(reader, "value"), reader.Duration("ttl"),
            (int)reader.Long("size", 100), reader.String("strategy", "LRU"), Place(reader.Map));
        reader.Finish();
        if (spec.Name.Length == 0 || spec.Key.IsEmpty || spec.Value.IsEmpty)
        {
            reader.Error("name", "the stash is incomplete", "it needs 'name', 'key' and 'value'");
        }

        if (spec.Ttl.Nanoseconds <= 0)
        {
            reader.Error("ttl", "the stash has no ttl", "give it how long entries live, for instance '1m'");
        }

        if (spec.Strategy is not ("LRU" or "LFU" or "ARC"))
        {
            reader.Error("strategy", $"strategy is '{spec.Strategy}'", "use LRU, LFU or ARC");
        }

        return spec;
    }

    private WhitelistSpec? ReadWhitelist(YamlMapReader? reader)
    {
        if (reader is null)
        {
            return null;
        }

        var spec = new WhitelistSpec(reader.String("reason"), Texts(reader, "ip"), Texts(reader, "cidr"), Texts(reader, "expression"));
        reader.Finish();
        return spec;
    }

    private Text Text(YamlMapReader reader, string key)
    {
        var value = reader.String(key);
        return value.Length == 0 ? Items.Text.None : new Text(value, Place(reader.Map.Find(key)!));
    }

    private List<Text> Texts(YamlMapReader reader, string key)
    {
        reader.Strings(key);
        return reader.Map.Find(key) is YamlSequence list ? [.. list.Items.OfType<YamlScalar>().Select(s => new Text(s.Text, Place(s)))] : [];
    }

    private SpecPlace Place(YamlNode node) => new(file, node.Line, node.Column);
}

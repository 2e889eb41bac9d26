using CrowdSec.Foundation.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CrowdSec.Foundation.Yaml;

/// <summary>Turns parser events into nodes: anchors, aliases and merge keys resolved, duplicates reported, size and depth bounded.</summary>
internal sealed class YamlTreeBuilder(TextReader reader, string file, DiagnosticBag diagnostics, YamlLimits limits)
{
    private readonly Parser _parser = new(new Scanner(reader, skipComments: true));
    private readonly Dictionary<string, (YamlNode Node, int Size, int Height)> _anchors = new(StringComparer.Ordinal);
    private int _nodes;
    private int _deepest;

    /// <summary>Where reading has got to; 0 when it has not begun.</summary>
    public int Line => (int)(_parser.Current?.Start.Line ?? 0);

    public void ReadAll(List<YamlNode> documents)
    {
        _parser.Consume<StreamStart>();
        while (!_parser.Accept<StreamEnd>(out _))
        {
            _anchors.Clear();
            _parser.Consume<DocumentStart>();
            documents.Add(ReadNode(0));
            _parser.Consume<DocumentEnd>();
        }
    }

    private YamlNode ReadNode(int depth)
    {
        Descend(depth);
        var before = Count(1);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias, depth);
        }

        var above = _deepest;
        _deepest = depth;

        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        YamlNode node = _parser.Current switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadSequence(depth),
            MappingStart => ReadMap(depth),
            _ => throw Refuse("unexpected content"),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = (node, _nodes - before + 1, _deepest - depth);
        }

        _deepest = Math.Max(above, _deepest);
        return node;
    }

    private void Descend(int depth)
    {
        if (depth > limits.MaxDepth)
        {
            throw Refuse($"nested deeper than {limits.MaxDepth} levels");
        }

        _deepest = Math.Max(_deepest, depth);
    }

    private int Count(int nodes)
    {
        _nodes += nodes;
        return _nodes <= limits.MaxNodes ? _nodes : throw Refuse($"more than {limits.MaxNodes} nodes");
    }

    private YamlNode Resolve(AnchorAlias alias, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var found))
        {
            throw new YamlException(alias.Start, alias.End, $"unknown anchor '{alias.Value.Value}'");
        }

        Descend(depth + found.Height);
        Count(found.Size);
        return found.Node;
    }

    private YamlScalar ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        var plain = scalar.Style == ScalarStyle.Plain && scalar.Tag.IsEmpty;
        return new YamlScalar(scalar.Value, plain, (int)scalar.Start.Line, (int)scalar.Start.Column);
    }

    private YamlSequence ReadSequence(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlSequence(items, (int)start.Start.Line, (int)start.Start.Column);
    }

    private YamlMap ReadMap(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var merged = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1) as YamlScalar ?? throw Refuse("only scalars can be keys");
            var value = ReadNode(depth + 1);
            if (key is { Text: "<<", IsPlain: true })
            {
                Merge(value, merged);
            }
            else if (seen.Add(key.Text))
            {
                entries.Add(new YamlEntry(key, value));
            }
            else
            {
                diagnostics.Error(file, key.Line, key.Column, $"duplicate key '{key.Text}'", "remove one of the two");
            }
        }

        entries.AddRange(merged.Where(entry => seen.Add(entry.Key.Text)));
        return new YamlMap(entries, (int)start.Start.Line, (int)start.Start.Column);
    }

    private void Merge(YamlNode value, List<YamlEntry> merged)
    {
        switch (value)
        {
            case YamlMap map:
                merged.AddRange(map.Entries);
                break;
            case YamlSequence sequence:
                merged.AddRange(sequence.Items.OfType<YamlMap>().SelectMany(static map => map.Entries));
                break;
            default:
                diagnostics.Error(file, value.Line, value.Column, "'<<' merges mappings only");
                break;
        }
    }

    private YamlException Refuse(string cause)
    {
        var at = _parser.Current;
        return at is null ? new YamlException(cause) : new YamlException(at.Start, at.End, cause);
    }
}

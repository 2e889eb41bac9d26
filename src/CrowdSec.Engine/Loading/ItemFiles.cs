using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing.Specs;
using CrowdSec.Engine.Scenarios.Specs;
using CrowdSec.Foundation.Diagnostics;

namespace CrowdSec.Engine.Loading;

/// <summary>The specs of all item files, by kind, each list in load order.</summary>
internal sealed class ItemFiles
{
    private readonly List<(ItemFile, IReadOnlyList<ParserSpec>)> _parsers = [];
    private readonly List<(ItemFile, IReadOnlyList<ParserSpec>)> _postoverflows = [];
    private readonly List<(ItemFile, IReadOnlyList<ScenarioSpec>)> _scenarios = [];
    private readonly List<ItemFile> _contexts = [];
    private readonly List<DataSpec> _data = [];

    public IReadOnlyList<(ItemFile File, IReadOnlyList<ParserSpec> Specs)> Parsers => _parsers;

    public IReadOnlyList<(ItemFile File, IReadOnlyList<ParserSpec> Specs)> Postoverflows => _postoverflows;

    public IReadOnlyList<(ItemFile File, IReadOnlyList<ScenarioSpec> Specs)> Scenarios => _scenarios;

    public IReadOnlyList<ItemFile> Contexts => _contexts;

    /// <summary>The data: entries of all items.</summary>
    public IReadOnlyList<DataSpec> Data => _data;

    public static ItemFiles Read(IEnumerable<ItemFile> items, DiagnosticBag diagnostics)
    {
        var files = new ItemFiles();
        foreach (var item in items)
        {
            files.Add(item, diagnostics);
        }

        return files;
    }

    private void Add(ItemFile item, DiagnosticBag diagnostics)
    {
        switch (item.Kind)
        {
            case ItemKind.Parser:
                AddNodes(_parsers, item, diagnostics);
                break;
            case ItemKind.Postoverflow:
                AddNodes(_postoverflows, item, diagnostics);
                break;
            case ItemKind.Scenario:
                var scenarios = new ScenarioSpecReader(item.Path, diagnostics).ReadFile();
                _scenarios.Add((item, scenarios));
                _data.AddRange(scenarios.Where(static s => !s.HasErrors).SelectMany(static s => s.Data));
                break;
            default:
                _contexts.Add(item);
                break;
        }
    }

    private void AddNodes(List<(ItemFile, IReadOnlyList<ParserSpec>)> target, ItemFile item, DiagnosticBag diagnostics)
    {
        var specs = new ParserSpecReader(item.Path, diagnostics).ReadFile();
        target.Add((item, specs));
        foreach (var spec in specs.Where(static s => !s.HasErrors))
        {
            AddData(spec);
        }
    }

    private void AddData(ParserSpec spec)
    {
        _data.AddRange(spec.Data);
        foreach (var child in spec.Nodes)
        {
            AddData(child);
        }
    }
}

using CrowdSec.Engine.Items;
using CrowdSec.Engine.Parsing.Specs;

namespace CrowdSec.Engine.Parsing;

/// <summary>Reads and compiles the parser (or postoverflow) files of an engine into stages.</summary>
internal sealed class StageCompiler(NodeWorkshop shop)
{
    /// <param name="files">In load order.</param>
    public StageRunner Compile(IEnumerable<(ItemFile File, IReadOnlyList<ParserSpec> Specs)> files)
    {
        var read = files.Where(static f => f.Specs.Count > 0).ToArray();
        var names = read.Select(static f => f.File.Stage).Distinct().Order(StringComparer.Ordinal).ToArray();
        var nodes = names.ToDictionary(static name => name, static _ => new List<ParserNode>(), StringComparer.Ordinal);
        var compiler = new NodeCompiler(shop);
        foreach (var (file, specs) in read)
        {
            var index = Array.IndexOf(names, file.Stage);
            var next = index + 1 < names.Length ? names[index + 1] : null;
            nodes[file.Stage].AddRange(specs.Select(spec => compiler.Compile(spec, next)).OfType<ParserNode>());
        }

        return new StageRunner([.. names.Select(name => new Stage(name, [.. nodes[name]]))]);
    }
}

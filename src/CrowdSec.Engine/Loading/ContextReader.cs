using CrowdSec.Engine.Alerting;
using CrowdSec.Engine.Items;
using CrowdSec.Engine.Scenarios;
using CrowdSec.Expr;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Loading;

/// <summary>Reads alert contexts, of installed items and of the operator's own file, and merges them by key.</summary>
internal sealed class ContextReader(ItemExpressions expressions, EngineEnvironments environments, DiagnosticBag diagnostics)
{
    private readonly SortedDictionary<string, List<Text>> _keys = new(StringComparer.Ordinal);

    public void ReadItem(string file)
    {
        foreach (var document in YamlLoader.LoadFile(file, diagnostics))
        {
            if (document is YamlMap map && map.Find("context") is YamlMap context)
            {
                AddKeys(context, file);
            }
        }
    }

    public void ReadOperatorFile(string file)
    {
        foreach (var document in YamlLoader.LoadFile(file, diagnostics))
        {
            if (document is YamlMap map)
            {
                AddKeys(map, file);
            }
        }
    }

    public IReadOnlyList<ContextKey> Compile()
    {
        var keys = new List<ContextKey>();
        foreach (var (name, texts) in _keys)
        {
            var compiled = texts.Select(text => expressions.Compile(text, environments.Context, $"context {name}")).OfType<Expression>().ToArray();
            if (compiled.Length > 0)
            {
                keys.Add(new ContextKey(name, compiled));
            }
        }

        return keys;
    }

    private void AddKeys(YamlMap context, string file)
    {
        foreach (var (key, value) in context.Entries.Select(static e => (e.Key.Text, e.Value)))
        {
            if (value is not YamlSequence list)
            {
                diagnostics.Error(file, value.Line, value.Column, $"context '{key}' is {value.Kind}", "it must be a list of expressions");
                continue;
            }

            if (!_keys.TryGetValue(key, out var texts))
            {
                _keys[key] = texts = [];
            }

            foreach (var item in list.Items.OfType<YamlScalar>())
            {
                if (!texts.Exists(known => known.Value == item.Text))
                {
                    texts.Add(new Text(item.Text, new SpecPlace(file, item.Line, item.Column)));
                }
            }
        }
    }
}

using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Configuration;

/// <summary>
/// Lays one YAML tree over another: mappings merge key by key and keep the order of the base, sequences and scalars replace,
/// null erases. A mapping, a sequence and a scalar cannot replace each other.
/// </summary>
internal static class YamlOverlay
{
    public static YamlNode? Merge(YamlNode? below, YamlNode above, string aboveFile, DiagnosticBag diagnostics)
    {
        if (above is YamlScalar { IsNull: true })
        {
            return null;
        }

        if (below is null or YamlScalar { IsNull: true })
        {
            return WithoutNulls(above);
        }

        if (below.GetType() != above.GetType())
        {
            diagnostics.Error(aboveFile, above.Line, above.Column, $"can't merge {above.Kind} into {below.Kind}", "give the value the shape it has in the base file");
            return below;
        }

        return above is YamlMap map ? Merge((YamlMap)below, map, aboveFile, diagnostics) : above;
    }

    private static YamlMap Merge(YamlMap below, YamlMap above, string aboveFile, DiagnosticBag diagnostics)
    {
        var entries = new List<YamlEntry>();
        foreach (var entry in below.Entries)
        {
            var over = above.Entries.FirstOrDefault(e => e.Key.Text == entry.Key.Text);
            if (over is null)
            {
                entries.Add(entry);
            }
            else if (Merge(entry.Value, over.Value, aboveFile, diagnostics) is { } merged)
            {
                entries.Add(new YamlEntry(over.Key, merged));
            }
        }

        foreach (var entry in above.Entries)
        {
            if (below.Find(entry.Key.Text) is null && Merge(null, entry.Value, aboveFile, diagnostics) is { } added)
            {
                entries.Add(new YamlEntry(entry.Key, added));
            }
        }

        return new YamlMap(entries, below.Line, below.Column);
    }

    private static YamlNode WithoutNulls(YamlNode node)
    {
        if (node is not YamlMap map)
        {
            return node;
        }

        var entries = new List<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not YamlScalar { IsNull: true })
            {
                entries.Add(new YamlEntry(entry.Key, WithoutNulls(entry.Value)));
            }
        }

        return new YamlMap(entries, map.Line, map.Column);
    }
}

using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Engine.Items;

/// <summary>Reads the data: list that parsers and scenarios share.</summary>
internal static class DataSpecReader
{
    private static readonly string[] Types = ["", "string", "regexp", "regex", "map", "bots"];

    public static IReadOnlyList<DataSpec> Read(YamlMapReader item, string file) =>
        [.. item.Children("data").Select(entry => ReadOne(entry, file))];

    private static DataSpec ReadOne(YamlMapReader entry, string file)
    {
        var type = entry.String("type");
        if (!Types.Contains(type))
        {
            entry.Error("type", $"unknown data type '{type}'", "use string, regexp, map or bots; leave it out for files that no helper reads");
        }

        if (entry.String("dest_file").Length == 0)
        {
            entry.Error("dest_file", "the data entry has no dest_file", "say which file of the data directory it is");
        }

        var wantsCache = entry.Bool("cache", entry.Has("strategy") || entry.Has("size") || entry.Has("ttl"));
        var data = new DataSpec(entry.String("source_url"), entry.String("dest_file"), type, file, entry.Map.Line)
        {
            CacheSize = wantsCache ? (int)entry.Long("size", 50) : 0,
        };
        entry.Ignore("strategy", "size", "ttl");
        entry.Finish();
        return data;
    }
}

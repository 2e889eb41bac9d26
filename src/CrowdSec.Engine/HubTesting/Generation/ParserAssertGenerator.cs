using System.Globalization;
using System.Text;
using CrowdSec.Engine.HubTesting.Results;

namespace CrowdSec.Engine.HubTesting.Generation;

/// <summary>Writes the assertions that hold for what the parsers did now. Order and spelling are fixed, so that a new run can be compared with an old file.</summary>
public static class ParserAssertGenerator
{
    public static string Generate(ParserResults results)
    {
        var text = new StringBuilder();
        Line(text, $"len(results) == {results.Stages.Count}");
        foreach (var (stage, parsers) in results.Stages)
        {
            foreach (var (parser, entries) in parsers)
            {
                var path = $"results[\"{stage}\"][\"{parser}\"]";
                Line(text, $"len({path}) == {entries.Count}");
                for (var i = 0; i < entries.Count; i++)
                {
                    Entry(text, $"{path}[{i}]", entries[i]);
                }
            }
        }

        return text.ToString();
    }

    private static void Entry(StringBuilder text, string path, ParserResult entry)
    {
        Line(text, $"{path}.Success == {(entry.Success ? "true" : "false")}");
        if (!entry.Success)
        {
            return;
        }

        Fields(text, $"{path}.Evt.Parsed", entry.Evt.Parsed);
        Fields(text, $"{path}.Evt.Meta", entry.Evt.Meta);
        Fields(text, $"{path}.Evt.Enriched", entry.Evt.Enriched);
        Tree(text, $"{path}.Evt.Unmarshaled", entry.Evt.Unmarshaled);
        Line(text, $"{path}.Evt.Whitelisted == {(entry.Evt.Whitelisted ? "true" : "false")}");
        if (entry.Evt.WhitelistReason.Length > 0)
        {
            Line(text, $"{path}.Evt.WhitelistReason == \"{AssertText.Escape(entry.Evt.WhitelistReason)}\"");
        }
    }

    private static void Fields(StringBuilder text, string path, FrozenFields fields)
    {
        foreach (var (key, value) in fields.Pairs)
        {
            if (value.Length == 0)
            {
                continue;
            }

            Line(text, key == "datasource_path"
                ? $"basename({path}[\"{key}\"]) == \"{Asserts.AssertValues.Basename(value)}\""
                : $"{path}[\"{key}\"] == \"{AssertText.Escape(value)}\"");
        }
    }

    private static void Tree(StringBuilder text, string path, IReadOnlyDictionary<string, object?> tree)
    {
        foreach (var (key, value) in tree.OrderBy(static p => p.Key, StringComparer.Ordinal))
        {
            Leaf(text, $"{path}[\"{key}\"]", value);
        }
    }

    private static void Leaf(StringBuilder text, string path, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                Tree(text, path, map);
                break;
            case string s:
                Line(text, $"{path} == \"{AssertText.Escape(s)}\"");
                break;
            case bool flag:
                Line(text, $"{path} == {(flag ? "true" : "false")}");
                break;
            case long number:
                Line(text, $"{path} == {number.ToString(CultureInfo.InvariantCulture)}");
                break;
            case double number:
                Line(text, $"FloatApproxEqual({path}, {number.ToString("F6", CultureInfo.InvariantCulture)})");
                break;
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

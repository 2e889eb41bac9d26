using CrowdSec.Expr.Helpers.Json;
using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Patterns;

namespace CrowdSec.Engine.Helpers.Data;

/// <summary>Reads a data file of JSON lines, each with the texts pattern, tag and type (equals, contains, regex).</summary>
internal sealed class MapFileReader(string path, DiagnosticBag diagnostics)
{
    private static readonly string[] Mandatory = ["pattern", "tag", "type"];

    private readonly List<IReadOnlyDictionary<string, string>> _entries = [];
    private readonly Dictionary<string, string> _equals = new(StringComparer.Ordinal);
    private readonly List<(string, string)> _contains = [];
    private readonly List<(Pattern, string)> _patterns = [];

    public MapFile Read()
    {
        foreach (var line in DataLineReader.Read(path, diagnostics))
        {
            if (TryReadEntry(line, out var entry) && TryAdd(entry, line.Number))
            {
                _entries.Add(entry);
            }
        }

        return new MapFile([.. _entries], _equals, _contains, _patterns);
    }

    private bool TryReadEntry(DataLine line, out Dictionary<string, string> entry)
    {
        entry = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!JsonDecoder.TryDecode(line.Text, out var decoded) || decoded is not Dictionary<string, object?> map)
        {
            return Refuse(line.Number, "the line is no JSON object", "write {\"pattern\": …, \"tag\": …, \"type\": …}");
        }

        foreach (var (key, value) in map)
        {
            if (value is not string text)
            {
                return Refuse(line.Number, $"the value of '{key}' is no text", "put it in quotes");
            }

            entry[key] = text;
        }

        foreach (var key in Mandatory)
        {
            if (!entry.ContainsKey(key))
            {
                return Refuse(line.Number, $"'{key}' is missing", "add it");
            }
        }

        return true;
    }

    private bool TryAdd(Dictionary<string, string> entry, int line)
    {
        var (pattern, tag) = (entry["pattern"], entry["tag"]);
        switch (entry["type"])
        {
            case "equals":
                _equals[pattern] = tag;
                return true;
            case "contains":
                _contains.Add((pattern, tag));
                return true;
            case "regex":
                if (DataPattern.TryCompile(pattern, PatternOptions.NamedGroupsOnly, path, line, diagnostics) is not { } compiled)
                {
                    return false;
                }

                _patterns.Add((compiled, tag));
                return true;
            default:
                return Refuse(line, $"the type '{entry["type"]}' is unknown", "use equals, contains or regex");
        }
    }

    private bool Refuse(int line, string message, string hint)
    {
        diagnostics.Warning(path, line, 0, message + "; the line is left out", hint);
        return false;
    }
}

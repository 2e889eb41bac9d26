using System.Globalization;
using CrowdSec.Engine.HubTesting.Results;

namespace CrowdSec.Engine.HubTesting.Explaining;

/// <summary>An event as a flat list of paths and texts.</summary>
internal static class EventFields
{
    private static readonly string[] Maps = ["Line.Labels.", "Parsed.", "Enriched.", "Unmarshaled.", "Meta."];

    /// <summary>The path is an entry of a map, which may be missing; other fields are always there, if only empty.</summary>
    public static bool IsEntry(string path) => Array.Exists(Maps, m => path.StartsWith(m, StringComparison.Ordinal));

    public static Dictionary<string, string> Flatten(RecordedEvent evt)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Type"] = Text((long)evt.Kind),
            ["ExpectMode"] = Text((long)evt.ExpectMode),
            ["Whitelisted"] = Text(evt.Whitelisted),
            ["WhitelistReason"] = evt.WhitelistReason,
            ["Stage"] = evt.Stage,
            ["Line.Raw"] = evt.Line.Raw,
            ["Line.Src"] = evt.Line.Src,
            ["Line.Time"] = evt.Line.Time.IsZero ? "" : evt.Line.Time.ToString(),
            ["Line.Process"] = Text(evt.Line.Process),
            ["Line.Module"] = evt.Line.Module,
            ["Time"] = evt.Time.IsZero ? "" : evt.Time.ToString(),
            ["StrTime"] = evt.StrTime,
            ["StrTimeFormat"] = evt.StrTimeFormat,
            ["MarshaledTime"] = evt.MarshaledTime,
            ["Process"] = Text(evt.Process),
        };
        Add(fields, "Line.Labels.", evt.Line.Labels);
        Add(fields, "Parsed.", evt.Parsed);
        Add(fields, "Enriched.", evt.Enriched);
        Add(fields, "Meta.", evt.Meta);
        Add(fields, "Unmarshaled.", evt.Unmarshaled);
        return fields;
    }

    private static void Add(Dictionary<string, string> fields, string prefix, FrozenFields map)
    {
        foreach (var (key, value) in map.Pairs)
        {
            fields[prefix + key] = value;
        }
    }

    private static void Add(Dictionary<string, string> fields, string prefix, IReadOnlyDictionary<string, object?> map)
    {
        foreach (var (key, value) in map)
        {
            if (value is IReadOnlyDictionary<string, object?> inner)
            {
                Add(fields, $"{prefix}{key}.", inner);
            }
            else
            {
                fields[prefix + key] = value is object?[] list ? $"[{string.Join(' ', list.Select(Text))}]" : Text(value);
            }
        }
    }

    /// <summary>The zero value of a field is the empty text.</summary>
    private static string Text(object? value) => value switch
    {
        null or false or 0L => "",
        true => "true",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

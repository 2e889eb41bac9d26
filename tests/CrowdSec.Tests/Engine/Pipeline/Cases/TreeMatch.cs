using CrowdSec.Foundation.Yaml;

namespace CrowdSec.Tests.Engine.Pipeline.Cases;

/// <summary>
/// Compares what is with what a case expects of it. Of a mapping only the expected keys are looked at; a list must have just the expected items, in
/// order. "~" stands for a key that is not there, and false or 0 may be one that is left out.
/// </summary>
internal static class TreeMatch
{
    /// <returns>The first difference; null when there is none.</returns>
    public static string? Difference(YamlNode expected, YamlNode? actual, string path)
    {
        switch (expected)
        {
            case YamlScalar { IsNull: true }:
                return actual is null or YamlScalar { IsNull: true } ? null : $"{path}: expected to be absent, is {Text(actual)}";
            case YamlMap map:
                return MapDifference(map, actual, path);
            case YamlSequence list:
                return ListDifference(list, actual, path);
            default:
                return ScalarDifference((YamlScalar)expected, actual, path);
        }
    }

    private static string? MapDifference(YamlMap expected, YamlNode? actual, string path)
    {
        if (actual is not YamlMap and not null)
        {
            return $"{path}: expected a mapping, is {Text(actual)}";
        }

        return expected.Entries
            .Select(entry => Difference(entry.Value, (actual as YamlMap)?.Find(entry.Key.Text), $"{path}.{entry.Key.Text}"))
            .FirstOrDefault(static difference => difference is not null);
    }

    private static string? ListDifference(YamlSequence expected, YamlNode? actual, string path)
    {
        var items = (actual as YamlSequence)?.Items ?? [];
        if (items.Count != expected.Items.Count)
        {
            return $"{path}: expected {expected.Items.Count} items, are {items.Count}";
        }

        return expected.Items
            .Select((item, i) => Difference(item, items[i], $"{path}[{i}]"))
            .FirstOrDefault(static difference => difference is not null);
    }

    private static string? ScalarDifference(YamlScalar expected, YamlNode? actual, string path)
    {
        if (actual is null && expected is { IsPlain: true, Text: "false" or "0" })
        {
            return null;
        }

        return actual is YamlScalar scalar && scalar.Text == expected.Text ? null : $"{path}: expected '{expected.Text}', is {Text(actual)}";
    }

    private static string Text(YamlNode? node) => node switch
    {
        null => "absent",
        YamlScalar scalar => $"'{scalar.Text}'",
        YamlSequence list => $"a list of {list.Items.Count}",
        _ => node.Kind,
    };
}

using CrowdSec.Foundation.Diagnostics;
using CrowdSec.Foundation.Values;

namespace CrowdSec.Foundation.Yaml;

/// <summary>
/// Reads a mapping key by key into typed values, strictly: a value of the wrong type, and at <see cref="Finish"/> every key that nobody asked for, is an error with its place.
/// </summary>
public sealed class YamlMapReader(YamlMap map, string file, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);

    public YamlMap Map { get; } = map;

    public bool Has(string key) => Find(key) is not null;

    public YamlNode? Node(string key) => Find(key);

    public string String(string key, string fallback = "")
    {
        switch (Find(key))
        {
            case null or YamlScalar { IsNull: true }:
                return fallback;
            case YamlScalar scalar:
                return scalar.Text;
            case var other:
                Mismatch(key, "a string", other);
                return fallback;
        }
    }

    public bool Bool(string key, bool fallback = false) =>
        Scalar(key, "true or false", fallback, static (YamlScalar s, out bool v) => s.TryBool(out v));

    public long Long(string key, long fallback = 0) =>
        Scalar(key, "a whole number", fallback, static (YamlScalar s, out long v) => s.TryLong(out v));

    public double Double(string key, double fallback = 0) =>
        Scalar(key, "a number", fallback, static (YamlScalar s, out double v) => s.TryDouble(out v));

    /// <summary>A duration such as "10s" or "1h30m".</summary>
    public GoDuration Duration(string key, GoDuration fallback = default) =>
        Scalar(key, "a duration such as '10s', '5m' or '1h30m'", fallback, static (YamlScalar s, out GoDuration v) => GoDuration.TryParse(s.Text, out v));

    public IReadOnlyList<string> Strings(string key)
    {
        var node = Find(key);
        if (node is null or YamlScalar { IsNull: true })
        {
            return [];
        }

        if (node is not YamlSequence sequence)
        {
            Mismatch(key, "a list of strings", node);
            return [];
        }

        return Texts(key, sequence);
    }

    public YamlMapReader? Child(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalar { IsNull: true }:
                return null;
            case YamlMap child:
                return new YamlMapReader(child, file, diagnostics);
            case var other:
                Mismatch(key, "a mapping", other);
                return null;
        }
    }

    public IReadOnlyList<YamlMapReader> Children(string key)
    {
        var node = Find(key);
        if (node is null or YamlScalar { IsNull: true })
        {
            return [];
        }

        if (node is not YamlSequence sequence)
        {
            Mismatch(key, "a list of mappings", node);
            return [];
        }

        var children = new List<YamlMapReader>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is YamlMap child)
            {
                children.Add(new YamlMapReader(child, file, diagnostics));
            }
            else
            {
                Mismatch(key, "a list of mappings", item);
            }
        }

        return children;
    }

    /// <summary>Declares keys that are accepted and not read.</summary>
    public void Ignore(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            _known.Add(key);
        }
    }

    /// <summary>Reports every key that was not asked for.</summary>
    public void Finish()
    {
        foreach (var entry in Map.Entries)
        {
            if (!_known.Contains(entry.Key.Text))
            {
                var near = Nearest(entry.Key.Text);
                diagnostics.Error(file, entry.Key.Line, entry.Key.Column, $"unknown key '{entry.Key.Text}'", near is null ? $"known keys here: {string.Join(", ", _known.Order(StringComparer.Ordinal))}" : $"did you mean '{near}'?");
            }
        }
    }

    /// <summary>Reports a mistake at a key's value, or at the mapping when the key is missing. A value that could not be read at all has been reported already.</summary>
    public void Error(string key, string message, string hint = "")
    {
        if (!_faulty.Contains(key))
        {
            var node = Map.Find(key) ?? Map;
            diagnostics.Error(file, node.Line, node.Column, message, hint);
        }
    }

    public void Warning(string key, string message, string hint = "")
    {
        if (!_faulty.Contains(key))
        {
            var node = Map.Find(key) ?? Map;
            diagnostics.Warning(file, node.Line, node.Column, message, hint);
        }
    }

    private delegate bool ScalarParser<T>(YamlScalar scalar, out T value);

    private T Scalar<T>(string key, string expected, T fallback, ScalarParser<T> parse)
    {
        switch (Find(key))
        {
            case null or YamlScalar { IsNull: true }:
                return fallback;
            case YamlScalar scalar when parse(scalar, out var value):
                return value;
            case YamlScalar scalar:
                _faulty.Add(key);
                diagnostics.Error(file, scalar.Line, scalar.Column, $"'{key}' is '{Shorten(scalar.Text)}'", $"it must be {expected}");
                return fallback;
            case var other:
                Mismatch(key, expected, other);
                return fallback;
        }
    }

    private YamlNode? Find(string key)
    {
        _known.Add(key);
        return Map.Find(key);
    }

    private List<string> Texts(string key, YamlSequence sequence)
    {
        var texts = new List<string>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            if (item is YamlScalar scalar)
            {
                texts.Add(scalar.IsNull ? "" : scalar.Text);
            }
            else
            {
                Mismatch(key, "a list of strings", item);
            }
        }

        return texts;
    }

    private void Mismatch(string key, string expected, YamlNode actual)
    {
        _faulty.Add(key);
        diagnostics.Error(file, actual.Line, actual.Column, $"'{key}' is {actual.Kind}", $"it must be {expected}");
    }

    private string? Nearest(string key)
    {
        string? best = null;
        var bestDistance = 3;
        foreach (var known in _known)
        {
            var distance = EditDistance.Between(key, known, bestDistance);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (known, distance);
            }
        }

        return best;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}

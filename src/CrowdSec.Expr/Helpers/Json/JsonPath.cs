using System.Globalization;

namespace CrowdSec.Expr.Helpers.Json;

/// <summary>
/// A path into JSON text: keys between dots, list indexes in brackets. Finds values without decoding the text around them, so text that
/// is broken elsewhere still gives them.
/// </summary>
internal readonly ref struct JsonPath
{
    private readonly ReadOnlySpan<char> _path;
    private readonly bool _isKey;

    private JsonPath(ReadOnlySpan<char> path, bool isKey)
    {
        _path = path;
        _isKey = isKey;
    }

    public static JsonPath Parse(string path) => new(path, false);

    /// <summary>The path of a single key, whatever characters it has.</summary>
    public static JsonPath OfKey(string key) => new(key, true);

    public JsonSlice Find(string json)
    {
        var scanner = new JsonScanner(json);
        if (_isKey)
        {
            return scanner.EnterFirst(_path) ? scanner.Current() : default;
        }

        var keys = new JsonPathKeys(_path);
        keys.Next(out var key);
        if (!scanner.EnterFirst(key))
        {
            return default;
        }

        while (keys.Next(out key))
        {
            if (!scanner.Enter(key))
            {
                return default;
            }
        }

        return scanner.Current();
    }

    /// <summary>The index of "[7]", or -1.</summary>
    internal static int IndexOf(ReadOnlySpan<char> key) =>
        key is ['[', .. var digits, ']'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}

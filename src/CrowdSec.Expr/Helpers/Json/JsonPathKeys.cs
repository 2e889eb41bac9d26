namespace CrowdSec.Expr.Helpers.Json;

/// <summary>
/// Cuts a path into keys. A bracket starts a new key without a dot ("a[0]"), unless the path starts with a bracket: then only dots count.
/// </summary>
internal ref struct JsonPathKeys(ReadOnlySpan<char> path)
{
    private readonly bool _bracketsCount = path is not ['[', ..];
    private ReadOnlySpan<char> _rest = path;
    private bool _started;

    /// <summary>The next key; the first is there always, be it empty.</summary>
    public bool Next(out ReadOnlySpan<char> key)
    {
        key = [];
        if (_started && _rest.IsEmpty)
        {
            return false;
        }

        var atBracket = _started && _rest[0] == '[';
        if (_started && _rest[0] == '.')
        {
            _rest = _rest[1..];
        }

        _started = true;
        var from = atBracket ? 1 : 0;
        var length = _bracketsCount ? _rest[from..].IndexOfAny('.', '[') : _rest[from..].IndexOf('.');
        length = length < 0 ? _rest.Length : length + from;
        key = _rest[..length];
        _rest = _rest[length..];
        return true;
    }
}

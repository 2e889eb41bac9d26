namespace CrowdSec.Engine.Events;

/// <summary>A field's text: a string, or a slice of one that becomes a string when somebody asks for it.</summary>
internal struct FieldValue
{
    private string? _text;
    private int _start;
    private int _length; // -1: _text is the value itself

    public readonly bool IsSet => _text is not null;

    public void Set(string text)
    {
        _text = text;
        _length = -1;
    }

    public void Set(string source, int start, int length)
    {
        _text = source;
        _start = start;
        _length = length;
    }

    public void Clear() => _text = null;

    public readonly ReadOnlySpan<char> Span => _length < 0 ? _text : _text.AsSpan(_start, _length);

    public string GetString()
    {
        if (_text is null)
        {
            return "";
        }

        if (_length >= 0)
        {
            Set(_length == 0 ? "" : _text.Substring(_start, _length));
        }

        return _text;
    }
}

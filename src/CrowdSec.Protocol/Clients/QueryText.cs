using System.Text;

namespace CrowdSec.Protocol.Clients;

/// <summary>The part of a URL after the question mark.</summary>
internal sealed class QueryText
{
    private readonly StringBuilder _text = new();

    /// <summary>Nothing for an empty value.</summary>
    public QueryText Add(string name, string value)
    {
        if (value.Length > 0)
        {
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public QueryText Add(string name, bool? value) => value is { } known ? Add(name, known ? "true" : "false") : this;

    public override string ToString() => _text.ToString();
}

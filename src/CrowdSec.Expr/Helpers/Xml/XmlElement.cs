using System.Runtime.InteropServices;
using System.Text;

namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>An element of a parsed document; the document itself is a nameless element. Read-only once parsed.</summary>
internal sealed class XmlElement(XmlName name, XmlElement? parent)
{
    private StringBuilder? _parts;
    private List<XmlElement>? _children;
    private List<KeyValuePair<XmlName, string>>? _attributes;

    public XmlName Name { get; } = name;

    public XmlElement? Parent { get; } = parent;

    public ReadOnlySpan<XmlElement> Children => CollectionsMarshal.AsSpan(_children);

    public ReadOnlySpan<KeyValuePair<XmlName, string>> Attributes => CollectionsMarshal.AsSpan(_attributes);

    /// <summary>The text between the start tag and the first child element.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The attribute's value, or null. A name without a prefix finds any prefix.</summary>
    public string? Attribute(XmlName wanted)
    {
        foreach (var (name, value) in Attributes)
        {
            if (name.Fits(wanted))
            {
                return value;
            }
        }

        return null;
    }

    internal void Add(XmlElement child) => (_children ??= []).Add(child);

    internal void Add(XmlName name, string value) => (_attributes ??= []).Add(new(name, value));

    internal void AddText(string text)
    {
        if (_children is not null)
        {
            return;
        }

        if (Text.Length == 0)
        {
            Text = text;
        }
        else
        {
            // Comments may cut a text into many parts.
            (_parts ??= new StringBuilder(Text)).Append(text);
        }
    }

    /// <summary>The element's end has been read.</summary>
    internal void Close()
    {
        Text = _parts?.ToString() ?? Text;
        _parts = null;
    }
}

namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>An element of a parsed document; the document itself is a nameless element. Read-only once parsed.</summary>
internal sealed class XmlElement(XmlName name, XmlElement? parent)
{
    private List<XmlElement>? _children;
    private List<KeyValuePair<XmlName, string>>? _attributes;

    public XmlName Name { get; } = name;

    public XmlElement? Parent { get; } = parent;

    public IReadOnlyList<XmlElement> Children => _children ?? [];

    public IReadOnlyList<KeyValuePair<XmlName, string>> Attributes => _attributes ?? [];

    /// <summary>The text between the start tag and the first child element.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The attribute's value, or null. A key without a prefix finds any prefix.</summary>
    public string? Attribute(string key)
    {
        var wanted = XmlName.Parse(key);
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
        if (_children is null)
        {
            Text = Text.Length == 0 ? text : Text + text;
        }
    }
}

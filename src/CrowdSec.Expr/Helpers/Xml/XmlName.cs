namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>A name with its prefix as written; prefixes are not resolved.</summary>
internal readonly record struct XmlName(string Prefix, string Local)
{
    public static XmlName Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon < 0 ? new("", text.ToString()) : new(text[..colon].ToString(), text[(colon + 1)..].ToString());
    }

    /// <summary>Whether this is the wanted name; a wanted name without a prefix fits any prefix.</summary>
    public bool Fits(XmlName wanted) => Local == wanted.Local && (wanted.Prefix.Length == 0 || Prefix == wanted.Prefix);

    /// <summary>Whether the text is this name.</summary>
    public bool Is(ReadOnlySpan<char> text) => Local is not null && (Prefix.Length == 0
        ? text.SequenceEqual(Local)
        : text.Length == Prefix.Length + 1 + Local.Length && text.StartsWith(Prefix) && text[Prefix.Length] == ':' && text.EndsWith(Local));

    /// <summary>This name when the text is the same, else a new one.</summary>
    public XmlName Or(ReadOnlySpan<char> text) => Is(text) ? this : Parse(text);

    public override string ToString() => Prefix.Length == 0 ? Local : Prefix + ":" + Local;
}

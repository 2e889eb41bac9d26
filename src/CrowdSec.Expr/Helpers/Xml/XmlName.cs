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

    public override string ToString() => Prefix.Length == 0 ? Local : Prefix + ":" + Local;
}

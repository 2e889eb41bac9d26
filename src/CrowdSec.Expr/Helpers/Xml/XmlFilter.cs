using System.Globalization;

namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>A filter in brackets.</summary>
/// <param name="Name">The attribute's or child's name.</param>
/// <param name="Value">The value wanted; null when being there is enough.</param>
/// <param name="Position">1-based, negative from the end.</param>
internal sealed record XmlFilter(XmlFilterKind Kind, XmlName Name, string? Value, int Position)
{
    /// <summary>Takes "[...]" off the text.</summary>
    public static bool TryTake(ref string text, out XmlFilter? filter)
    {
        filter = null;
        if (!text.StartsWith('[') || ClosingBracket(text) is var close && close < 0)
        {
            return false;
        }

        var inside = text[1..close].Trim();
        text = text[(close + 1)..];
        if (int.TryParse(inside, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position))
        {
            filter = new(XmlFilterKind.Position, default, null, position);
            return position != 0;
        }

        var equals = inside.IndexOf('=');
        if (equals < 0)
        {
            filter = About(inside, null);
            return inside.Length > 0;
        }

        var value = inside[(equals + 1)..].Trim();
        if (value.Length < 2 || value[0] is not ('\'' or '"') || value[^1] != value[0])
        {
            return false;
        }

        var subject = inside[..equals].Trim();
        filter = About(subject, value[1..^1]);
        return subject.Length > 0;
    }

    /// <summary>For all kinds but positions.</summary>
    public bool Passes(XmlElement element)
    {
        switch (Kind)
        {
            case XmlFilterKind.Attribute:
                return element.Attribute(Name) is { } value && (Value is null || value == Value);
            case XmlFilterKind.Text:
                return Value is null ? element.Text.Length > 0 : element.Text == Value;
            default:
                foreach (var child in element.Children)
                {
                    if (child.Name.Fits(Name) && (Value is null || child.Text == Value))
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    private static XmlFilter About(string subject, string? value) =>
        subject.StartsWith('@') ? new(XmlFilterKind.Attribute, XmlName.Parse(subject.AsSpan(1)), value, 0)
        : subject == "text()" ? new(XmlFilterKind.Text, default, value, 0)
        : new(XmlFilterKind.Child, XmlName.Parse(subject), value, 0);

    private static int ClosingBracket(string text)
    {
        var quote = '\0';
        for (var i = 1; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '\'' or '"')
            {
                quote = text[i];
            }
            else if (text[i] == ']')
            {
                return i;
            }
        }

        return -1;
    }
}

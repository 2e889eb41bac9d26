using System.Globalization;

namespace CrowdSec.Expr.Helpers.Xml;

/// <summary>A filter in brackets.</summary>
/// <param name="Subject">"@k" for an attribute, "text()", a child's name, or "" for a position.</param>
/// <param name="Value">The value wanted; null when being there is enough.</param>
/// <param name="Position">1-based, negative from the end; 0 for other filters.</param>
internal sealed record XmlFilter(string Subject, string? Value, int Position)
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
            filter = new("", null, position);
            return position != 0;
        }

        var equals = inside.IndexOf('=');
        if (equals < 0)
        {
            filter = new(inside, null, 0);
            return inside.Length > 0;
        }

        var value = inside[(equals + 1)..].Trim();
        if (value.Length < 2 || value[0] is not ('\'' or '"') || value[^1] != value[0])
        {
            return false;
        }

        filter = new(inside[..equals].Trim(), value[1..^1], 0);
        return filter.Subject.Length > 0;
    }

    public List<XmlElement> Apply(List<XmlElement> candidates)
    {
        if (Position != 0)
        {
            var index = Position > 0 ? Position - 1 : candidates.Count + Position;
            return index >= 0 && index < candidates.Count ? [candidates[index]] : [];
        }

        return candidates.FindAll(Passes);
    }

    private bool Passes(XmlElement element)
    {
        if (Subject.StartsWith('@'))
        {
            return element.Attribute(Subject[1..]) is { } value && (Value is null || value == Value);
        }

        if (Subject == "text()")
        {
            return Value is null ? element.Text.Length > 0 : element.Text == Value;
        }

        var name = XmlName.Parse(Subject);
        return element.Children.Any(child => child.Name.Fits(name) && (Value is null || child.Text == Value));
    }

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

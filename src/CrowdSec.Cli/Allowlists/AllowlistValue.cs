using CrowdSec.Foundation.Values;

namespace CrowdSec.Cli.Allowlists;

/// <summary>An entry as it is stored: an address, a range, or a host name, in one spelling.</summary>
internal readonly record struct AllowlistValue(string Text, IpRange? Range)
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <param name="text">"192.0.2.1", "2001:db8::/32", "office.example.org".</param>
    public static bool TryParse(string text, out AllowlistValue value)
    {
        text = text.Trim();
        if (IpAddr.TryParse(text, out var address))
        {
            address = address.Unmap();
            value = new AllowlistValue(address.ToString(), new IpRange(address, address.BitLength));
            return true;
        }

        if (IpRange.TryParse(text, out var range))
        {
            range = range.Unmap();
            value = new AllowlistValue(range.ToString(), range);
            return true;
        }

        value = new AllowlistValue(text.TrimEnd('.').ToLowerInvariant(), null);
        return IsHostName(value.Text);
    }

    /// <summary>Letters, digits, dashes and dots, with a last part that is no number: "10.0.0.300" is a mistake, not a name.</summary>
    private static bool IsHostName(string text)
    {
        var labels = text.Split('.');
        return text.Length is > 0 and <= LongestName && labels.Length > 1 && labels.All(IsLabel) && labels[^1].Any(char.IsAsciiLetter);
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && label.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

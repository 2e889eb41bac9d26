namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Tells where a zone's abbreviation ends: "CEST", "GMT+3", "+03", see https://pkg.go.dev/time#Parse.</summary>
internal static class ZoneAbbreviation
{
    /// <summary>The abbreviation's length at the front of the text; 0 when there is none.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length < 3)
        {
            return 0;
        }

        // The only ones with a small letter.
        if (text.StartsWith("ChST") || text.StartsWith("MeST"))
        {
            return 4;
        }

        if (text.StartsWith("GMT"))
        {
            return 3 + SignedHoursLength(text[3..]);
        }

        return text[0] is '+' or '-' ? SignedHoursLength(text) : LettersLength(text);
    }

    private static int LettersLength(ReadOnlySpan<char> text)
    {
        var capitals = 0;
        while (capitals < 6 && capitals < text.Length && char.IsAsciiLetterUpper(text[capitals]))
        {
            capitals++;
        }

        return capitals switch
        {
            3 => 3,
            4 when text[3] == 'T' || text.StartsWith("WITA") => 4,
            5 when text[4] == 'T' => 5,
            _ => 0,
        };
    }

    private static int SignedHoursLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('+' or '-'))
        {
            return 0;
        }

        var length = 1;
        var hours = 0;
        while (DigitReader.IsDigit(text, length) && hours <= 23)
        {
            hours = (hours * 10) + (text[length] - '0');
            length++;
        }

        return length == 1 || hours > 23 ? 0 : length;
    }
}

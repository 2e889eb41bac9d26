using System.Globalization;
using System.Text;

namespace CrowdSec.Foundation.Text;

/// <summary>How many columns of a terminal a text takes.</summary>
public static class DisplayWidth
{
    public static int Of(string text)
    {
        var width = 0;
        var last = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // A sign that is told to be a picture takes two columns.
            last = rune.Value == 0xFE0F ? 2 - last : Of(rune);
            width += last;
        }

        return width;
    }

    private static int Of(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    private static bool IsWide(int point) =>
        point is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD)
            or 0x2705 or 0x274C or 0x26A1 or 0x2B50;
}

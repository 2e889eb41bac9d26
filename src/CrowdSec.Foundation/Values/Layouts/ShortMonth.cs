namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Three-letter English month names, whatever their case.</summary>
internal static class ShortMonth
{
    /// <summary>1 to 12, or 0. The text has three characters.</summary>
    public static int Parse(ReadOnlySpan<char> text)
    {
        if ((text[0] | text[1] | text[2]) > 0x7f)
        {
            return 0;
        }

        return Key(text[0], text[1], text[2]) switch
        {
            ('j' << 16) | ('a' << 8) | 'n' => 1,
            ('f' << 16) | ('e' << 8) | 'b' => 2,
            ('m' << 16) | ('a' << 8) | 'r' => 3,
            ('a' << 16) | ('p' << 8) | 'r' => 4,
            ('m' << 16) | ('a' << 8) | 'y' => 5,
            ('j' << 16) | ('u' << 8) | 'n' => 6,
            ('j' << 16) | ('u' << 8) | 'l' => 7,
            ('a' << 16) | ('u' << 8) | 'g' => 8,
            ('s' << 16) | ('e' << 8) | 'p' => 9,
            ('o' << 16) | ('c' << 8) | 't' => 10,
            ('n' << 16) | ('o' << 8) | 'v' => 11,
            ('d' << 16) | ('e' << 8) | 'c' => 12,
            _ => 0,
        };
    }

    private static int Key(char first, char second, char third) =>
        (Lower(first) << 16) | (Lower(second) << 8) | Lower(third);

    private static int Lower(char letter) => char.IsAsciiLetterUpper(letter) ? letter | 0x20 : letter;
}

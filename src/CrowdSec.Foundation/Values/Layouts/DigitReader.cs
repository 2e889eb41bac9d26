namespace CrowdSec.Foundation.Values.Layouts;

/// <summary>Reads small decimal numbers off the front of a text. A negative result means that there was none.</summary>
internal static class DigitReader
{
    private const int None = -1;

    /// <summary>One or two digits; exactly two when <paramref name="exact"/>.</summary>
    public static int TakeTwo(ref ReadOnlySpan<char> text, bool exact)
    {
        if (!IsDigit(text, 0))
        {
            return None;
        }

        var length = IsDigit(text, 1) ? 2 : 1;
        return exact && length == 1 ? None : Take(ref text, length);
    }

    /// <summary>One to three digits; exactly three when <paramref name="exact"/>.</summary>
    public static int TakeThree(ref ReadOnlySpan<char> text, bool exact)
    {
        var length = 0;
        while (length < 3 && IsDigit(text, length))
        {
            length++;
        }

        return length == 0 || (exact && length != 3) ? None : Take(ref text, length);
    }

    /// <summary>Exactly <paramref name="length"/> digits.</summary>
    public static int TakeExactly(ref ReadOnlySpan<char> text, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!IsDigit(text, i))
            {
                return None;
            }
        }

        return Take(ref text, length);
    }

    /// <summary>Nanoseconds of ".digits" of the given length, separator included; digits beyond the ninth are ignored.</summary>
    public static int TakeFraction(ref ReadOnlySpan<char> text, int length)
    {
        var nanoseconds = 0;
        for (var i = 1; i < 10; i++)
        {
            if (i < length && !IsDigit(text, i))
            {
                return None;
            }

            nanoseconds = (nanoseconds * 10) + (i < length ? text[i] - '0' : 0);
        }

        text = text[length..];
        return nanoseconds;
    }

    public static bool IsDigit(ReadOnlySpan<char> text, int index) => index < text.Length && char.IsAsciiDigit(text[index]);

    /// <summary>The length of a separator and the digits after it; 0 when the text does not start so.</summary>
    public static int FractionLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] is not ('.' or ',') || !char.IsAsciiDigit(text[1]))
        {
            return 0;
        }

        var length = 2;
        while (IsDigit(text, length))
        {
            length++;
        }

        return length;
    }

    /// <summary>The length of a separator and the digits after it, with their nanoseconds; 0 when there are no digits.</summary>
    public static int ReadFraction(ReadOnlySpan<char> text, out int nanoseconds)
    {
        nanoseconds = 0;
        var unit = 100_000_000;
        var length = 1;
        while (length < text.Length && (uint)(text[length] - '0') < 10)
        {
            nanoseconds += (text[length] - '0') * unit;
            unit /= 10;
            length++;
        }

        return length == 1 ? 0 : length;
    }

    private static int Take(ref ReadOnlySpan<char> text, int length)
    {
        var value = 0;
        for (var i = 0; i < length; i++)
        {
            value = (value * 10) + (text[i] - '0');
        }

        text = text[length..];
        return value;
    }
}

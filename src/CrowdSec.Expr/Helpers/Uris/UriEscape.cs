using System.Buffers;
using System.Text;

namespace CrowdSec.Expr.Helpers.Uris;

/// <summary>Percent-encodes UTF-8 text, see https://pkg.go.dev/net/url#QueryEscape and #PathEscape.</summary>
internal static class UriEscape
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    private static readonly SearchValues<char> QuerySafe = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> SegmentSafe = SearchValues.Create(Unreserved + "$&+:=@");

    public static string EscapeQuery(string text) => Escape(text, QuerySafe, true);

    public static string EscapePathSegment(string text) => Escape(text, SegmentSafe, false);

    private static string Escape(string text, SearchValues<char> safe, bool plusForSpace)
    {
        if (text.AsSpan().IndexOfAnyExcept(safe) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            var symbol = (char)value;
            if (value < 0x80 && safe.Contains(symbol))
            {
                result.Append(symbol);
            }
            else if (plusForSpace && symbol == ' ')
            {
                result.Append('+');
            }
            else
            {
                result.Append('%').Append(HexDigit(value >> 4)).Append(HexDigit(value & 15));
            }
        }

        return result.ToString();
    }

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
}

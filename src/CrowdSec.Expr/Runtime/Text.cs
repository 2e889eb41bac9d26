using System.Text;
using CrowdSec.Expr.Parsing;

namespace CrowdSec.Expr.Runtime;

/// <summary>Strings as the language sees them: lengths count characters, positions count UTF-8 bytes.</summary>
internal static class Text
{
    public static long Length(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    public static string Concat(string left, string right, Site site) => (long)left.Length + right.Length <= Limits.TextLength
        ? string.Concat(left, right)
        : throw site.Error("memory budget exceeded");

    public static int ByteCount(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Order by bytes, which is order by code points.</summary>
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var a = left[common];
        var b = right[common];
        if (char.IsSurrogate(a) != char.IsSurrogate(b))
        {
            return char.IsSurrogate(a) ? 1 : -1;
        }

        return a.CompareTo(b);
    }

    /// <summary>Characters by byte positions.</summary>
    public static string Slice(string text, int from, int to)
    {
        if (Ascii.IsValid(text))
        {
            return text[from..to];
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(from, to - from));
    }

    public static byte ByteAt(string text, int index) => Ascii.IsValid(text) ? (byte)text[index] : Encoding.UTF8.GetBytes(text)[index];

    /// <summary>A char index as the position in bytes.</summary>
    public static long BytePosition(string text, int index) => index <= 0 ? index : Encoding.UTF8.GetByteCount(text.AsSpan(0, index));
}

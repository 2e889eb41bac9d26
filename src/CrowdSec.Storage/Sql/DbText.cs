using System.Text;

namespace CrowdSec.Storage.Sql;

/// <summary>Text as both databases can keep it: PostgreSQL refuses NUL, and neither takes lone surrogates. Both become U+FFFD.</summary>
internal static class DbText
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return Replace(text, i);
            }
        }

        return text;
    }

    /// <summary>At most this many bytes of UTF-8, cut between characters.</summary>
    public static string Cut(string text, int mostBytes)
    {
        if (text.Length * 3 <= mostBytes || Encoding.UTF8.GetByteCount(text) <= mostBytes)
        {
            return text;
        }

        var bytes = 0;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > mostBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static string Replace(string text, int from)
    {
        var result = text.ToCharArray();
        for (var i = from; i < result.Length; i++)
        {
            if (char.IsHighSurrogate(result[i]) && i + 1 < result.Length && char.IsLowSurrogate(result[i + 1]))
            {
                i++;
            }
            else if (result[i] == '\0' || char.IsSurrogate(result[i]))
            {
                result[i] = Replacement;
            }
        }

        return new(result);
    }
}

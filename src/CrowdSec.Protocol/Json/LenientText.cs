using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrowdSec.Protocol.Json;

/// <summary>Strings of JSON whose bytes are no UTF-8, or whose escapes make half a surrogate pair: each such place becomes U+FFFD.</summary>
internal static class LenientText
{
    /// <summary>The string or name that the reader stands at.</summary>
    public static string Read(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Mend(Encoding.UTF8.GetString(json.ValueSpan));
        }
    }

    /// <param name="text">With escapes; their form has been checked.</param>
    private static string Mend(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var other => other,
            });
            i += text[i] == 'u' ? 4 : 0;
        }

        // Through UTF-8 and back: halves of pairs are replaced.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.ToString()));
    }
}

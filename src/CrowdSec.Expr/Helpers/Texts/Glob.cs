using System.Text;

namespace CrowdSec.Expr.Helpers.Texts;

/// <summary>Patterns of * (any text) and ? (one byte), matched against a whole name in time proportional to the product of the lengths at worst.</summary>
internal static class Glob
{
    public static bool IsMatch(string pattern, string name) =>
        Ascii.IsValid(name) && Ascii.IsValid(pattern)
            ? Match<char>(pattern, name, '*', '?')
            : Match<byte>(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(name), (byte)'*', (byte)'?');

    private static bool Match<T>(ReadOnlySpan<T> pattern, ReadOnlySpan<T> name, T any, T one)
        where T : struct, IEquatable<T>
    {
        var at = 0;
        var i = 0;
        var star = -1;
        var resume = 0;
        while (i < name.Length)
        {
            if (at < pattern.Length && pattern[at].Equals(any))
            {
                star = at++;
                resume = i;
            }
            else if (at < pattern.Length && (pattern[at].Equals(one) || pattern[at].Equals(name[i])))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                // Only the last star needs to grow: what came before it has matched already.
                at = star + 1;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at].Equals(any))
        {
            at++;
        }

        return at == pattern.Length;
    }
}

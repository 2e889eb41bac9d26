namespace CrowdSec.Engine.Acquisition;

/// <summary>
/// One part of a file pattern: "*" for any characters, "?" for one, "[a-z]" and "[^a-z]" for one of a set, a backslash before a character that means itself.
/// Takes time proportional to the product of both lengths at most.
/// </summary>
internal static class GlobName
{
    public static bool IsPattern(string part) => part.AsSpan().IndexOfAny("*?[\\") >= 0;

    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (name.Length > 0 && name[0] == '.' && (pattern.Length == 0 || pattern[0] != '.'))
        {
            return false;
        }

        int p = 0, n = 0, star = -1, from = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, from) = (p++, n);
            }
            else if (p < pattern.Length && TakeOne(pattern, name[n], ref p))
            {
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++from);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    /// <summary>Moves on behind the pattern's next character when it stands for this one.</summary>
    private static bool TakeOne(ReadOnlySpan<char> pattern, char c, ref int p)
    {
        switch (pattern[p])
        {
            case '?':
                p++;
                return true;
            case '[' when pattern[(p + 1)..].IndexOf(']') is > 0 and var length:
                if (!InSet(pattern.Slice(p + 1, length), c))
                {
                    return false;
                }

                p += length + 2;
                return true;
            case '\\' when p + 1 < pattern.Length && pattern[p + 1] == c:
                p += 2;
                return true;
            default:
                return pattern[p] == c && ++p > 0;
        }
    }

    private static bool InSet(ReadOnlySpan<char> set, char c)
    {
        var negated = set.Length > 1 && set[0] is '^' or '!';
        if (negated)
        {
            set = set[1..];
        }

        for (var i = 0; i < set.Length; i++)
        {
            var last = i + 2 < set.Length && set[i + 1] == '-' ? set[i + 2] : set[i];
            if (c >= set[i] && c <= last)
            {
                return !negated;
            }

            i += last == set[i] ? 0 : 2;
        }

        return negated;
    }
}

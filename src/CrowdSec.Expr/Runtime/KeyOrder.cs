namespace CrowdSec.Expr.Runtime;

/// <summary>The order in which maps print: nil, booleans, numbers, strings, others.</summary>
internal sealed class KeyOrder : IComparer<object?>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(object? x, object? y)
    {
        var rank = Rank(x).CompareTo(Rank(y));
        if (rank != 0)
        {
            return rank;
        }

        if (Numbers.IsNumber(x, out var a) && Numbers.IsNumber(y, out var b))
        {
            return a.CompareTo(b);
        }

        return x is bool p && y is bool q ? p.CompareTo(q) : string.CompareOrdinal(x?.ToString(), y?.ToString());
    }

    private static int Rank(object? value) => value switch
    {
        null => 0,
        bool => 1,
        string => 3,
        _ => Numbers.IsNumber(value, out _) ? 2 : 4,
    };
}

namespace CrowdSec.Foundation.Values;

/// <summary>Levenshtein distance, for "did you mean" hints.</summary>
public static class EditDistance
{
    /// <param name="limit">Distances of this and more are all reported as <paramref name="limit"/>.</param>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit || left.Length > 200 || right.Length > 200)
        {
            return limit;
        }

        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return Math.Min(row[right.Length], limit);
    }
}

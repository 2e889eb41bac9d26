namespace CrowdSec.LocalApi.Decisions.Index;

/// <summary>Ids from first to last.</summary>
internal readonly record struct IdRange(long First, long Last)
{
    public static readonly IdRange All = new(long.MinValue, long.MaxValue);

    /// <summary>The same ids in order, without overlaps. The list is changed and given back.</summary>
    public static List<IdRange> Merge(List<IdRange> ranges)
    {
        if (ranges.Count < 2)
        {
            return ranges;
        }

        ranges.Sort(static (a, b) => a.First.CompareTo(b.First));
        var kept = 0;
        for (var i = 1; i < ranges.Count; i++)
        {
            var (first, last) = ranges[kept];
            if (ranges[i].First <= last || ranges[i].First == last + 1)
            {
                ranges[kept] = new(first, Math.Max(last, ranges[i].Last));
            }
            else
            {
                ranges[++kept] = ranges[i];
            }
        }

        ranges.RemoveRange(kept + 1, ranges.Count - kept - 1);
        return ranges;
    }

    public static bool Contains(List<IdRange> merged, long id)
    {
        var low = 0;
        var high = merged.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (merged[middle].Last < id)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < merged.Count && merged[low].First <= id;
    }
}

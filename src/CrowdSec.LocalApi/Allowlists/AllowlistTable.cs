using CrowdSec.Foundation.Values;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>
/// All allowed ranges. Blocks of addresses either hold each other or have nothing in common, so what touches a block is found by looking up its prefixes (who holds it),
/// and by a binary search (what lies inside). Immutable and thread-safe.
/// </summary>
internal sealed class AllowlistTable
{
    public static readonly AllowlistTable Empty = new([]);

    /// <summary>Of one answer: a question about all of IPv4 shall not be answered with all that there is.</summary>
    private const int MostMatches = 100;

    private readonly Dictionary<IpRange, List<AllowlistEntry>> _byRange = [];
    private readonly int[] _lengthsV4;
    private readonly int[] _lengthsV6;
    private readonly IpRange[] _v4;
    private readonly IpRange[] _v6;

    public AllowlistTable(IEnumerable<AllowlistEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!_byRange.TryGetValue(entry.Range, out var same))
            {
                _byRange.Add(entry.Range, same = []);
            }

            same.Add(entry);
        }

        (_v4, _lengthsV4) = Sort(v4: true);
        (_v6, _lengthsV6) = Sort(v4: false);
    }

    /// <summary>The different ranges.</summary>
    public IReadOnlyCollection<IpRange> Ranges => _byRange.Keys;

    /// <summary>Entries that hold the range or lie inside of it, ordered by their lists' names.</summary>
    /// <param name="range">Not of mapped addresses.</param>
    /// <param name="now">UTC; entries that are over do not count.</param>
    public List<AllowlistEntry> Touching(IpRange range, DateTime now)
    {
        var found = new List<AllowlistEntry>();
        foreach (var length in range.First.IsV4 ? _lengthsV4 : _lengthsV6)
        {
            if (length > range.Length)
            {
                break;
            }

            Collect(new IpRange(range.First, length), now, found);
        }

        CollectInside(range, now, found);
        found.Sort(static (left, right) => string.CompareOrdinal(left.List, right.List) is var order && order != 0 ? order : string.CompareOrdinal(left.Value, right.Value));
        return found;
    }

    private void CollectInside(IpRange range, DateTime now, List<AllowlistEntry> found)
    {
        var all = range.First.IsV4 ? _v4 : _v6;
        var last = range.Last.Bits;
        for (var i = LowerBound(all, range.First.Bits); i < all.Length && all[i].First.Bits <= last && found.Count < MostMatches; i++)
        {
            if (all[i].Length > range.Length)
            {
                Collect(all[i], now, found);
            }
        }
    }

    private void Collect(IpRange range, DateTime now, List<AllowlistEntry> found)
    {
        if (!_byRange.TryGetValue(range, out var entries))
        {
            return;
        }

        foreach (var entry in entries)
        {
            if (entry.ExpiresAt is null || entry.ExpiresAt > now)
            {
                found.Add(entry);
            }
        }
    }

    private (IpRange[] Sorted, int[] Lengths) Sort(bool v4)
    {
        var ranges = _byRange.Keys.Where(range => range.First.IsV4 == v4).OrderBy(static range => range.First.Bits).ToArray();
        return (ranges, [.. ranges.Select(static range => range.Length).Distinct().Order()]);
    }

    private static int LowerBound(IpRange[] sorted, AddressBits first)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].First.Bits < first ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

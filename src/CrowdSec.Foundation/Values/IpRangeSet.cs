namespace CrowdSec.Foundation.Values;

/// <summary>Many address blocks asked together. Immutable and thread-safe; a look-up is a binary search and allocates nothing.</summary>
public sealed class IpRangeSet
{
    public static readonly IpRangeSet Empty = new([]);

    private readonly uint[] _firstV4;
    private readonly uint[] _lastV4;
    private readonly AddressBits[] _firstV6;
    private readonly AddressBits[] _lastV6;

    public IpRangeSet(IEnumerable<IpRange> ranges)
    {
        var all = ranges.ToList();
        (_firstV4, _lastV4) = Merge(all.Where(static r => r.First.IsV4), static bits => (uint)bits);
        (_firstV6, _lastV6) = Merge(all.Where(static r => !r.First.IsV4), static bits => bits);
    }

    public bool IsEmpty => _firstV4.Length == 0 && _firstV6.Length == 0;

    /// <summary>Whether any block holds the address. Mapped IPv6 addresses count as IPv6.</summary>
    public bool Contains(IpAddr address) =>
        address.IsV4 ? Contains(_firstV4, _lastV4, (uint)address.Bits) : Contains(_firstV6, _lastV6, address.Bits);

    private static bool Contains<T>(T[] first, T[] last, T bits)
        where T : IComparable<T>
    {
        var index = Array.BinarySearch(first, bits);
        if (index >= 0)
        {
            return true;
        }

        var before = ~index - 1;
        return before >= 0 && bits.CompareTo(last[before]) <= 0;
    }

    private static (T[] First, T[] Last) Merge<T>(IEnumerable<IpRange> ranges, Func<AddressBits, T> convert)
    {
        var first = new List<T>();
        var last = new List<T>();
        var end = AddressBits.Zero;
        foreach (var range in ranges.OrderBy(static r => r.First.Bits))
        {
            if (first.Count > 0 && range.First.Bits <= end)
            {
                end = AddressBits.Max(end, range.Last.Bits);
                last[^1] = convert(end);
                continue;
            }

            end = range.Last.Bits;
            first.Add(convert(range.First.Bits));
            last.Add(convert(end));
        }

        return ([.. first], [.. last]);
    }
}

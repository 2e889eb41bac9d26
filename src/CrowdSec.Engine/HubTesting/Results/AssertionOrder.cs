using System.Numerics;

namespace CrowdSec.Engine.HubTesting.Results;

/// <summary>
/// Puts overflows into the order in which assertion files count them: descending by key. Where keys are equal the order is what a
/// pattern-defeating quicksort (O. Peters, 2021; insertion sort up to twelve elements) leaves, since the files in the field were written after one.
/// </summary>
internal sealed class AssertionOrder
{
    private const int SmallRange = 12;
    private const int LargeRange = 50;

    private readonly RecordedEvent[] _events;
    private readonly string[] _keys;

    private AssertionOrder(IReadOnlyList<RecordedEvent> events, Func<RecordedEvent, string> key)
    {
        _events = [.. events];
        _keys = [.. events.Select(key)];
    }

    public static IReadOnlyList<RecordedEvent> Sort(IReadOnlyList<RecordedEvent> events, Func<RecordedEvent, string> key)
    {
        var order = new AssertionOrder(events, key);
        order.Sort(0, events.Count, BitOperations.Log2((uint)events.Count + 1) + 1);
        return order._events;
    }

    private bool Before(int left, int right) => string.CompareOrdinal(_keys[left], _keys[right]) > 0;

    private void Swap(int left, int right)
    {
        (_events[left], _events[right]) = (_events[right], _events[left]);
        (_keys[left], _keys[right]) = (_keys[right], _keys[left]);
    }

    private void Sort(int from, int to, int badSplits)
    {
        var (balanced, partitioned) = (true, true);
        while (to - from > SmallRange && badSplits > 0)
        {
            if (!balanced)
            {
                badSplits--;
                Shuffle(from, to);
            }

            var pivot = ChoosePivot(from, to, out var sorted);
            if (balanced && partitioned && sorted && TryFinish(from, to))
            {
                return;
            }

            if (from > 0 && !Before(from - 1, pivot))
            {
                from = SplitEqual(from, to, pivot);
                continue;
            }

            var middle = Split(from, to, pivot, out partitioned);
            var (left, right) = (middle - from, to - middle);
            balanced = Math.Min(left, right) >= (to - from) / 8;
            if (left < right)
            {
                Sort(from, middle, badSplits);
                from = middle + 1;
            }
            else
            {
                Sort(middle + 1, to, badSplits);
                to = middle;
            }
        }

        Insert(from, to);
    }

    private void Insert(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            for (var j = i; j > from && Before(j, j - 1); j--)
            {
                Swap(j, j - 1);
            }
        }
    }

    /// <summary>The median of three places, in large ranges each the median of its neighbours. A range that runs the wrong way is turned round.</summary>
    private int ChoosePivot(int from, int to, out bool sorted)
    {
        var quarter = (to - from) / 4;
        var (a, b, c) = (from + quarter, from + (2 * quarter), from + (3 * quarter));
        var swaps = 0;
        if (to - from >= LargeRange)
        {
            a = Median(a - 1, a, a + 1, ref swaps);
            b = Median(b - 1, b, b + 1, ref swaps);
            c = Median(c - 1, c, c + 1, ref swaps);
        }

        b = Median(a, b, c, ref swaps);
        sorted = swaps == 0;
        if (swaps == SmallRange)
        {
            for (var (i, j) = (from, to - 1); i < j; i++, j--)
            {
                Swap(i, j);
            }

            sorted = true;
            return to - 1 - (b - from);
        }

        return b;
    }

    private int Median(int a, int b, int c, ref int swaps)
    {
        Order(ref a, ref b, ref swaps);
        Order(ref b, ref c, ref swaps);
        Order(ref a, ref b, ref swaps);
        return b;
    }

    private void Order(ref int a, ref int b, ref int swaps)
    {
        if (Before(b, a))
        {
            swaps++;
            (a, b) = (b, a);
        }
    }

    /// <summary>Sorts a range that looks sorted with a few moves; false when that is not enough.</summary>
    private bool TryFinish(int from, int to)
    {
        var i = from + 1;
        for (var moves = 0; moves < 5; moves++)
        {
            while (i < to && !Before(i, i - 1))
            {
                i++;
            }

            if (i == to)
            {
                return true;
            }

            if (to - from < LargeRange)
            {
                return false;
            }

            Swap(i, i - 1);
            for (var j = i - 1; i - from >= 2 && j >= 1 && Before(j, j - 1); j--)
            {
                Swap(j, j - 1);
            }

            for (var j = i + 1; to - i >= 2 && j < to && Before(j, j - 1); j++)
            {
                Swap(j, j - 1);
            }
        }

        return false;
    }

    private int Split(int from, int to, int pivot, out bool wasSplit)
    {
        Swap(from, pivot);
        var (i, j) = (from + 1, to - 1);
        var swaps = 0;
        while (true)
        {
            while (i <= j && Before(i, from))
            {
                i++;
            }

            while (i <= j && !Before(j, from))
            {
                j--;
            }

            if (i > j)
            {
                break;
            }

            swaps++;
            Swap(i++, j--);
        }

        Swap(j, from);
        wasSplit = swaps == 0;
        return j;
    }

    /// <summary>Splits into those equal to the pivot and those after it.</summary>
    private int SplitEqual(int from, int to, int pivot)
    {
        Swap(from, pivot);
        var (i, j) = (from + 1, to - 1);
        while (true)
        {
            while (i <= j && !Before(from, i))
            {
                i++;
            }

            while (i <= j && Before(from, j))
            {
                j--;
            }

            if (i > j)
            {
                return i;
            }

            Swap(i++, j--);
        }
    }

    /// <summary>Breaks patterns that make bad splits, the same way every time.</summary>
    private void Shuffle(int from, int to)
    {
        var length = to - from;
        var random = (ulong)length;
        var mask = (1u << (BitOperations.Log2((uint)length) + 1)) - 1;
        var middle = from + (length / 4 * 2) - 1;
        for (var i = 0; i < 3; i++)
        {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            var other = (int)((uint)random & mask);
            Swap(middle - 1 + i, from + (other >= length ? other - length : other));
        }
    }
}

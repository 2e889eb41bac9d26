using System.Globalization;

namespace CrowdSec.Engine.Hub;

/// <summary>Semantic versions with one to three numbers and an optional "-suffix" that sorts before the plain version.</summary>
public readonly record struct ItemVersion(long Major, long Minor, long Patch, string Suffix) : IComparable<ItemVersion>
{
    public static bool TryParse(string text, out ItemVersion version)
    {
        version = default;
        var build = text.IndexOf('+');
        var dash = text.IndexOf('-');
        var end = dash >= 0 ? dash : build >= 0 ? build : text.Length;
        var parts = text.AsSpan(text.StartsWith('v') ? 1 : 0, Math.Max(0, end - (text.StartsWith('v') ? 1 : 0))).ToString().Split('.');
        if (parts.Length is < 1 or > 3)
        {
            return false;
        }

        Span<long> numbers = stackalloc long[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        var suffix = dash < 0 ? "" : text[(dash + 1)..(build > dash ? build : text.Length)];
        version = new ItemVersion(numbers[0], numbers[1], numbers[2], suffix);
        return true;
    }

    public int CompareTo(ItemVersion other)
    {
        var order = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (order != 0 || Suffix == other.Suffix)
        {
            return order;
        }

        return Suffix.Length == 0 ? 1 : other.Suffix.Length == 0 ? -1 : string.CompareOrdinal(Suffix, other.Suffix);
    }
}

namespace CrowdSec.Patterns.Automata;

/// <summary>Distinct rows of tag versions, in order of first appearance.</summary>
internal sealed class RowTable(int width)
{
    private readonly Dictionary<int, List<ushort>> _byHash = [];
    private short[] _rows = new short[16 * width];

    public int Count { get; private set; }

    public Span<short> this[int row] => _rows.AsSpan(row * width, width);

    public void Clear()
    {
        Count = 0;
        _byHash.Clear();
    }

    public ushort Intern(ReadOnlySpan<short> row)
    {
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(row));
        var key = hash.ToHashCode();
        if (!_byHash.TryGetValue(key, out var candidates))
        {
            _byHash[key] = candidates = new List<ushort>(1);
        }

        foreach (var candidate in candidates)
        {
            if (row.SequenceEqual(this[candidate]))
            {
                return candidate;
            }
        }

        if ((Count + 1) * width > _rows.Length)
        {
            Array.Resize(ref _rows, _rows.Length * 2);
        }

        row.CopyTo(this[Count]);
        candidates.Add((ushort)Count);
        return (ushort)Count++;
    }

    public short[] ToArray() => _rows.AsSpan(0, Count * width).ToArray();
}

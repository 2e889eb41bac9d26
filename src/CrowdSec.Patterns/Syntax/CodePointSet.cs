namespace CrowdSec.Patterns.Syntax;

/// <summary>An immutable set of Unicode code points: sorted, disjoint, non-adjacent inclusive ranges.</summary>
internal sealed class CodePointSet : IEquatable<CodePointSet>
{
    public const int MaxCodePoint = 0x10FFFF;

    public static readonly CodePointSet Empty = new([]);
    public static readonly CodePointSet Any = new([0, MaxCodePoint]);
    public static readonly CodePointSet AnyButNewline = new([0, '\n' - 1, '\n' + 1, MaxCodePoint]);
    public static readonly CodePointSet Word = new(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']);

    private static readonly CodePointSet[] AsciiSingles = [.. Enumerable.Range(0, 128).Select(c => new CodePointSet([c, c]))];

    private readonly int[] _bounds;
    private readonly ulong _asciiLow;
    private readonly ulong _asciiHigh;
    private readonly int _hash;

    /// <param name="bounds">First and last of each range, already canonical.</param>
    public CodePointSet(int[] bounds)
    {
        _bounds = bounds;
        var hash = new HashCode();
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(bounds.AsSpan()));
        _hash = hash.ToHashCode();
        for (var i = 0; i < bounds.Length && bounds[i] < 128; i += 2)
        {
            for (var c = bounds[i]; c <= Math.Min(bounds[i + 1], 127); c++)
            {
                if (c < 64)
                {
                    _asciiLow |= 1UL << c;
                }
                else
                {
                    _asciiHigh |= 1UL << (c - 64);
                }
            }
        }
    }

    /// <summary>First and last of each range, in order.</summary>
    public ReadOnlySpan<int> Bounds => _bounds;

    public bool IsEmpty => _bounds.Length == 0;

    /// <summary>Whether the set holds exactly one code point.</summary>
    public bool IsSingle => _bounds.Length == 2 && _bounds[0] == _bounds[1];

    public bool IsAscii => IsEmpty || _bounds[^1] < 128;

    public static CodePointSet Single(int codePoint) => codePoint < 128 ? AsciiSingles[codePoint] : new([codePoint, codePoint]);

    public bool Contains(int codePoint)
    {
        if ((uint)codePoint < 64)
        {
            return ((_asciiLow >> codePoint) & 1) != 0;
        }

        if ((uint)codePoint < 128)
        {
            return ((_asciiHigh >> (codePoint - 64)) & 1) != 0;
        }

        return ContainsBySearch(codePoint);
    }

    public CodePointSet Negate()
    {
        var result = new List<int>(_bounds.Length + 2);
        var next = 0;
        for (var i = 0; i < _bounds.Length; i += 2)
        {
            if (_bounds[i] > next)
            {
                result.Add(next);
                result.Add(_bounds[i] - 1);
            }

            next = _bounds[i + 1] + 1;
        }

        if (next <= MaxCodePoint)
        {
            result.Add(next);
            result.Add(MaxCodePoint);
        }

        return new CodePointSet([.. result]);
    }

    public bool Equals(CodePointSet? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && _bounds.AsSpan().SequenceEqual(other._bounds));

    public override bool Equals(object? obj) => Equals(obj as CodePointSet);

    public override int GetHashCode() => _hash;

    private bool ContainsBySearch(int codePoint)
    {
        int low = 0, high = (_bounds.Length >> 1) - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (codePoint < _bounds[middle * 2])
            {
                high = middle - 1;
            }
            else if (codePoint > _bounds[(middle * 2) + 1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}

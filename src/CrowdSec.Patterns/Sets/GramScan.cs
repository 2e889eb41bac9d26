using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrowdSec.Patterns.Sets;

/// <summary>One pass over a text; stops at each literal that stands there.</summary>
internal ref struct GramScan
{
    private readonly ReadOnlySpan<char> _text;
    private readonly ulong[] _bitmap;
    private readonly int[] _heads;
    private readonly GramEntry[] _entries;
    private int _position;
    private int _hash;
    private int _entry;

    public GramScan(ReadOnlySpan<char> text, ulong[] bitmap, int[] heads, GramEntry[] entries)
    {
        _text = text;
        _bitmap = bitmap;
        _heads = heads;
        _entries = entries;
    }

    /// <summary>The member whose literal was found.</summary>
    public int Member { get; private set; }

    /// <summary>Where the literal begins.</summary>
    public int Start { get; private set; }

    public bool MoveNext()
    {
        do
        {
            while (_entry > 0)
            {
                ref readonly var entry = ref _entries[_entry - 1];
                _entry = entry.Next;
                if (Stands(entry, _position - 1 - entry.Offset))
                {
                    Member = entry.Member;
                    Start = _position - 1 - entry.Offset;
                    return true;
                }
            }
        }
        while (FindGram());

        return false;
    }

    private bool FindGram()
    {
        ref var chars = ref MemoryMarshal.GetReference(_text);
        ref var bitmap = ref MemoryMarshal.GetArrayDataReference(_bitmap);
        var hash = _hash;
        for (var i = _position; i < _text.Length; i++)
        {
            hash = GramIndex.Roll(hash, Unsafe.Add(ref chars, i));
            if (((Unsafe.Add(ref bitmap, hash >> 6) >> hash) & 1) != 0)
            {
                _hash = hash;
                _position = i + 1;
                _entry = _heads[hash];
                return true;
            }
        }

        _position = _text.Length;
        return false;
    }

    private readonly bool Stands(in GramEntry entry, int start)
    {
        var literal = entry.Literal;
        if (start < 0 || start + literal.Length > _text.Length)
        {
            return false;
        }

        var place = _text.Slice(start, literal.Length);
        return literal.AnyCase ? place.Equals(literal.Text, StringComparison.OrdinalIgnoreCase) : place.SequenceEqual(literal.Text);
    }
}

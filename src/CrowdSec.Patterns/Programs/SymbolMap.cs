using System.Runtime.CompilerServices;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Programs;

/// <summary>
/// Maps code points to symbols: two code points have the same symbol when no set of the program tells them apart. Automata work on symbols,
/// so that their tables are narrow.
/// </summary>
internal sealed class SymbolMap
{
    private readonly ushort[] _ascii = new ushort[128];
    private readonly int[] _starts;
    private readonly ushort[] _symbols;
    private readonly int[] _representatives;

    /// <param name="starts">First code point of each interval; the first is 0.</param>
    /// <param name="symbols">Symbol of each interval.</param>
    /// <param name="count">Number of symbols.</param>
    public SymbolMap(int[] starts, ushort[] symbols, int count)
    {
        _starts = starts;
        _symbols = symbols;
        _representatives = new int[count];
        for (var i = starts.Length - 1; i >= 0; i--)
        {
            _representatives[symbols[i]] = starts[i];
        }

        for (var c = 0; c < 128; c++)
        {
            _ascii[c] = BySearch(c);
        }
    }

    /// <summary>Number of symbols, the one after the last character not included.</summary>
    public int Count => _representatives.Length;

    /// <summary>The symbol that stands for the end of the text.</summary>
    public int EndSymbol => Count;

    public ReadOnlySpan<ushort> Ascii => _ascii;

    /// <summary>A code point with that symbol, the lowest.</summary>
    public int RepresentativeOf(int symbol) => _representatives[symbol];

    /// <summary>Whether all code points of that symbol are ASCII.</summary>
    public bool IsAsciiOnly(int symbol)
    {
        for (var i = 0; i < _starts.Length; i++)
        {
            var last = i + 1 < _starts.Length ? _starts[i + 1] - 1 : CodePointSet.MaxCodePoint;
            if (_symbols[i] == symbol && last >= 128)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The symbol of the character at a position outside ASCII; moves past its low surrogate when it is a pair.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int NonAsciiAt(ReadOnlySpan<char> text, ref int position)
    {
        var c = text[position];
        if (char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            position++;
            return BySearch(char.ConvertToUtf32(c, text[position]));
        }

        return BySearch(c);
    }

    public int Of(int codePoint) => codePoint < 128 ? _ascii[codePoint] : BySearch(codePoint);

    private ushort BySearch(int codePoint)
    {
        int low = 0, high = _starts.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            if (_starts[middle] <= codePoint)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _symbols[low];
    }
}

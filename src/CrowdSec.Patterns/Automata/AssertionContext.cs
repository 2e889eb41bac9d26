using CrowdSec.Patterns.Execution;
using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Automata;

/// <summary>Works out assertions from what stands before a place and the symbol after it.</summary>
internal sealed class AssertionContext(PatternProgram program)
{
    private const Assertions OfWords = Assertions.WordBoundary | Assertions.NotWordBoundary;

    private readonly bool _words = (program.UsedAssertions & OfWords) != 0;
    private readonly bool _lines = (program.UsedAssertions & Assertions.BeginLine) != 0;
    private readonly bool _starts = (program.UsedAssertions & (Assertions.BeginLine | Assertions.BeginText)) != 0;
    private readonly SymbolMap _symbols = program.Symbols!;

    public Assertions At(TextBefore before, int symbol)
    {
        var after = symbol == _symbols.EndSymbol ? -1 : _symbols.RepresentativeOf(symbol);
        var result = before switch
        {
            TextBefore.Nothing => Assertions.BeginText | Assertions.BeginLine,
            TextBefore.Newline => Assertions.BeginLine,
            _ => Assertions.None,
        };
        if (after < 0)
        {
            result |= Assertions.EndText | Assertions.EndLine;
        }
        else if (after == '\n')
        {
            result |= Assertions.EndLine;
        }

        var isBoundary = (before == TextBefore.Word) != (after >= 0 && CodePointSet.Word.Contains(after));
        return result | (isBoundary ? Assertions.WordBoundary : Assertions.NotWordBoundary);
    }

    public TextBefore After(int symbol)
    {
        var c = _symbols.RepresentativeOf(symbol);
        if (_words && CodePointSet.Word.Contains(c))
        {
            return TextBefore.Word;
        }

        return _lines && c == '\n' ? TextBefore.Newline : TextBefore.Other;
    }

    public TextBefore Before(ReadOnlySpan<char> text, int position)
    {
        if (position == 0)
        {
            return _starts ? TextBefore.Nothing : TextBefore.Other;
        }

        var c = text[position - 1];
        if (_words && TextContext.IsWord(c))
        {
            return TextBefore.Word;
        }

        return _lines && c == '\n' ? TextBefore.Newline : TextBefore.Other;
    }
}

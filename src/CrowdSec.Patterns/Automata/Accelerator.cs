using System.Buffers;
using CrowdSec.Patterns.Literals;
using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Automata;

/// <summary>Decides whether a state whose transitions are all known is worth accelerating.</summary>
internal sealed class Accelerator(SymbolMap symbols)
{
    /// <summary>Transitions of a state to itself after which it is looked at.</summary>
    public const int MinSelfLoops = 2;

    // How often, in a thousand characters of a log, one may leave the state: else runs are short, and stepping is faster than searching.
    private const int MaxLeaving = 140;

    public Acceleration? Of(int offset, AutomatonTables tables)
    {
        var action = StayAction(offset, tables);
        var stays = new bool[symbols.Count];
        var othersStay = true;
        for (var symbol = 0; symbol < symbols.Count; symbol++)
        {
            var cell = tables.Next[offset + symbol] & ~Transition.Accelerate;
            stays[symbol] = IsLoop(cell, offset) && ActionOf(tables, offset + symbol) == action;
            othersStay &= stays[symbol] || symbols.IsAsciiOnly(symbol);
        }

        var staying = new List<char>();
        var leaving = new List<char>();
        for (var c = '\0'; c < 128; c++)
        {
            (stays[symbols.Ascii[c]] ? staying : leaving).Add(c);
        }

        if (leaving.Sum(CharFrequency.Of) > MaxLeaving)
        {
            return null;
        }

        return othersStay
            ? new Acceleration(SearchValues.Create([.. leaving]), IsExcept: false, action)
            : new Acceleration(SearchValues.Create([.. staying]), IsExcept: true, action);
    }

    /// <summary>The action that most characters which stay share: that of the letter x, or of a blank, or none.</summary>
    private int StayAction(int offset, AutomatonTables tables)
    {
        foreach (var c in "x 0")
        {
            var cell = offset + symbols.Ascii[c];
            if (IsLoop(tables.Next[cell] & ~Transition.Accelerate, offset))
            {
                return ActionOf(tables, cell);
            }
        }

        return -1;
    }

    private static bool IsLoop(int cell, int offset) => cell == offset || cell == (offset | Transition.Accept);

    private static int ActionOf(AutomatonTables tables, int cell) =>
        (tables.Next[cell] & Transition.Accept) != 0 ? tables.ActionOf[cell] : -1;
}

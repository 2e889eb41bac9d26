using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Automata;

/// <summary>
/// A deterministic automaton that is built while it runs. It visits each character once; memory is bounded, and where a pattern needs more
/// states than fit it gives up, for a while, in favour of the <see cref="Execution.PikeMachine"/>. Thread-safe.
/// </summary>
internal sealed class Automaton
{
    private readonly PatternProgram _program;
    private readonly AutomatonShape _shape;
    private readonly AutomatonBudget _budget;
    private readonly AssertionContext _context;
    private readonly SymbolMap _symbols;
    private readonly bool[] _asserts;
    private readonly Lock _lock = new();
    private AutomatonCache _cache;
    private int _strikes;
    private int _suspended;

    /// <param name="program">A program with symbols.</param>
    public Automaton(PatternProgram program, AutomatonShape shape, AutomatonBudget? budget = null)
    {
        (_program, _shape, _budget) = (program, shape, budget ?? (shape.TagCount == 0 ? AutomatonBudget.Answer : AutomatonBudget.Default));
        _symbols = program.Symbols ?? throw new ArgumentException("The program has no symbols.", nameof(program));
        _context = new AssertionContext(program);
        _asserts = AssertionReach.Of(program);
        _cache = NewCache();
    }

    public int StateCount => _cache.StateCount;

    /// <summary>Runs from a position.</summary>
    /// <param name="tags">Receives the tags of the match.</param>
    /// <param name="end">Where the match ends.</param>
    /// <param name="steps">Grows by the number of characters looked at.</param>
    [SkipLocalsInit]
    public Outcome Run(ReadOnlySpan<char> text, int start, Span<int> tags, out int end, ref long steps)
    {
        end = -1;
        if (_suspended > 0)
        {
            _suspended--;
            return Outcome.GaveUp;
        }

        var cache = Volatile.Read(ref _cache);
        var state = cache.Start(_context.Before(text, start));
        if (state < 0)
        {
            Renew(cache, 0);
            return Outcome.GaveUp;
        }

        // The tables are taken after the state: they have its row.
        Span<int> registers = stackalloc int[_shape.TagCount == 0 ? 1 : RegisterFile.Capacity];
        var run = new AutomatonRun(cache, text, registers, tags, _shape.AnswerOnly);
        var stopped = Loop(ref run, text, state, start, ref steps);
        if (run.GaveUp)
        {
            Renew(cache, stopped - start);
            return Outcome.GaveUp;
        }

        return run.Finish(out end) ? Outcome.Yes : Outcome.No;
    }

    /// <returns>The position at which the run stopped.</returns>
    private int Loop(ref AutomatonRun run, ReadOnlySpan<char> text, int state, int position, ref long steps)
    {
        ref var symbols = ref MemoryMarshal.GetReference(_symbols.Ascii);
        ref var chars = ref MemoryMarshal.GetReference(text);
        ref var cells = ref MemoryMarshal.GetArrayDataReference(run.Tables.Next);
        var start = position;
        while (true)
        {
            int symbol;
            var here = position;
            if ((uint)position >= (uint)text.Length)
            {
                symbol = _symbols.EndSymbol;
            }
            else
            {
                var c = Unsafe.Add(ref chars, position);
                symbol = c < 128 ? Unsafe.Add(ref symbols, c) : _symbols.NonAsciiAt(text, ref position);
            }

            var cell = Unsafe.Add(ref cells, state + symbol);
            position++;
            if ((cell & Transition.Special) == 0)
            {
                state = cell;
                continue;
            }

            if (!run.Special(ref state, symbol, here, ref position))
            {
                steps += here - start + 1;
                return here;
            }

            cells = ref MemoryMarshal.GetArrayDataReference(run.Tables.Next);
        }
    }

    private void Renew(AutomatonCache full, int scanned)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(full, _cache))
            {
                return;
            }

            // A cache that fills within few characters a state costs more than it gains: rest longer each time.
            var thrashes = scanned < full.StateCount * 4;
            _strikes = thrashes ? Math.Min(_strikes + 1, 10) : 0;
            _suspended = thrashes ? 16 << _strikes : 0;
            _cache = NewCache();
        }
    }

    private AutomatonCache NewCache() => new(_program, _shape, _budget, _asserts);
}

using System.Diagnostics.CodeAnalysis;
using CrowdSec.Patterns.Automata;
using CrowdSec.Patterns.Literals;
using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Execution;

/// <summary>
/// Chooses the cheapest engine that can answer: string search where a literal decides, automata that are built as they run, and the Pike
/// machine where those give up.
/// </summary>
internal sealed class Matcher
{
    // Attempts at single places may look at each character this often; then one pass over all places takes over.
    private const int AttemptBudget = 4;

    private readonly PatternProgram _program;
    private readonly WholeLiteral? _whole;
    private readonly Prefilter? _required;
    private readonly Candidates _candidates;
    private readonly PikeMachine _pike;
    private Automaton? _answer;
    private Automaton? _groups;
    private Automaton? _bounds;

    public Matcher(Node root, PatternProgram program)
    {
        Root = root;
        _program = program;
        _whole = WholeLiteral.From(root);
        Facts = LiteralAnalysis.Of(root);
        _required = _whole is null ? Prefilter.ForAny(Facts.Required) : null;
        _candidates = new Candidates(program, Facts.Prefixes);
        _pike = new PikeMachine(program);
    }

    public Node Root { get; }

    public LiteralFacts Facts { get; }

    public PatternProgram Program => _program;

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        long steps = 0;
        return IsMatch(text, ref steps);
    }

    public bool Match(ReadOnlySpan<char> text, Span<int> groups, int start)
    {
        long steps = 0;
        return Match(text, groups, start, ref steps);
    }

    /// <param name="steps">Grows by the work done, in characters or threads looked at.</param>
    public bool IsMatch(ReadOnlySpan<char> text, ref long steps)
    {
        if (_whole is not null)
        {
            return _whole.Find(text, 0) >= 0;
        }

        return (_required is null || _required.MayMatch(text)) && IsMatchFrom(text, 0, ref steps);
    }

    /// <param name="steps">Grows by the work done, in characters or threads looked at.</param>
    public bool Match(ReadOnlySpan<char> text, Span<int> groups, int start, ref long steps)
    {
        if (_whole is not null && groups.Length == 2)
        {
            groups[0] = _whole.Find(text, start);
            groups[1] = groups[0] < 0 ? -1 : groups[0] + _whole.Length;
            return groups[0] >= 0;
        }

        if ((_program.AnchoredAtStart && start > 0) || (_required is not null && !_required.MayMatch(text[start..])))
        {
            return false;
        }

        return _program.Symbols is null
            ? _pike.Run(text, start, _program.AnchoredAtStart, groups, ref steps)
            : Attempt(text, groups, start, ref steps);
    }

    private bool IsMatchFrom(ReadOnlySpan<char> text, int start, ref long steps)
    {
        var anchored = _program.AnchoredAtStart;
        start = anchored ? start : _candidates.Next(text, start);
        if (start < 0)
        {
            return false;
        }

        if (_program.Symbols is null)
        {
            return _pike.Run(text, start, anchored, [], ref steps);
        }

        var automaton = Get(ref _answer, AutomatonShape.Answer, anchored);
        var outcome = automaton.Run(text, start, [], out _, ref steps);
        return outcome == Outcome.GaveUp ? _pike.Run(text, start, anchored, [], ref steps) : outcome == Outcome.Yes;
    }

    /// <summary>Tries the first candidate, and if candidates are rare the next ones: most matches begin there.</summary>
    private bool Attempt(ReadOnlySpan<char> text, Span<int> groups, int start, ref long steps)
    {
        var automaton = Get(ref _groups, (program, _) => AutomatonShape.Groups(program), anchored: true);
        var limit = steps + ((long)(text.Length - start) * AttemptBudget) + 64;
        for (var place = start; ; place++)
        {
            place = _program.AnchoredAtStart ? place : _candidates.Next(text, place);
            if (place < 0)
            {
                return false;
            }

            var outcome = automaton.Run(text, place, groups[2..], out groups[1], ref steps);
            groups[0] = place;
            if (outcome != Outcome.No || _program.AnchoredAtStart)
            {
                return outcome == Outcome.GaveUp ? AskThenFill(text, groups, place, ref steps) : outcome == Outcome.Yes;
            }

            if (place >= text.Length)
            {
                return false;
            }

            place += IsPair(text, place) ? 1 : 0;
            if (!_candidates.AreRare || steps > limit)
            {
                return FindThenFill(text, groups, place + 1, ref steps);
            }
        }
    }

    /// <summary>For patterns whose groups need too many states: most texts are refused without finding out about groups.</summary>
    private bool AskThenFill(ReadOnlySpan<char> text, Span<int> groups, int start, ref long steps) =>
        IsMatchFrom(text, start, ref steps) && _pike.Run(text, start, _program.AnchoredAtStart, groups, ref steps);

    private bool FindThenFill(ReadOnlySpan<char> text, Span<int> groups, int start, ref long steps)
    {
        Span<int> first = [-1];
        var outcome = Get(ref _bounds, (program, _) => AutomatonShape.Bounds(program), anchored: false).Run(text, start, first, out _, ref steps);
        if (outcome == Outcome.No)
        {
            return false;
        }

        groups[0] = first[0];
        if (outcome == Outcome.Yes && _groups!.Run(text, first[0], groups[2..], out groups[1], ref steps) == Outcome.Yes)
        {
            return true;
        }

        return outcome == Outcome.Yes
            ? _pike.Run(text, first[0], anchored: true, groups, ref steps)
            : AskThenFill(text, groups, start, ref steps);
    }

    private static bool IsPair(ReadOnlySpan<char> text, int place) =>
        char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]);

    private Automaton Get([NotNull] ref Automaton? automaton, Func<PatternProgram, bool, AutomatonShape> shape, bool anchored)
    {
        var found = Volatile.Read(ref automaton);
        if (found is null)
        {
            found = new Automaton(_program, shape(_program, anchored));
            found = Interlocked.CompareExchange(ref automaton, found, null) ?? found;
        }

        automaton = found;
        return found;
    }
}

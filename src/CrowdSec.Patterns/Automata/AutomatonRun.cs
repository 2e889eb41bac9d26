namespace CrowdSec.Patterns.Automata;

/// <summary>One run of an automaton: its registers, the last match passed, and all that is out of the ordinary on the way.</summary>
internal ref struct AutomatonRun
{
    private readonly AutomatonCache _cache;
    private readonly ReadOnlySpan<char> _text;
    private readonly Span<int> _registers;
    private readonly Span<int> _tags;
    private readonly bool _answerOnly;
    private TransitionAction? _accepted;
    private int _end;

    public AutomatonRun(AutomatonCache cache, ReadOnlySpan<char> text, Span<int> registers, Span<int> tags, bool answerOnly)
    {
        _cache = cache;
        _text = text;
        _registers = registers;
        _tags = tags;
        _answerOnly = answerOnly;
        Tables = cache.Tables;
        _end = -1;
    }

    public AutomatonTables Tables { get; private set; }

    public bool GaveUp { get; private set; }

    /// <summary>Follows a transition that is more than a change of state; false when the run is over.</summary>
    /// <param name="here">Position of the character.</param>
    /// <param name="position">Position after the character; may be moved further.</param>
    public bool Special(ref int state, int symbol, int here, scoped ref int position)
    {
        var index = state + symbol;
        var cell = Volatile.Read(ref Tables.Next[index]);
        if ((cell & Transition.Unbuilt) != 0)
        {
            cell = _cache.Build(state, symbol);
            Tables = _cache.Tables;
            if (cell == Transition.Unbuilt)
            {
                GaveUp = true;
                return false;
            }
        }

        if ((cell & (Transition.Accept | Transition.Operate)) != 0)
        {
            Act(Tables.Actions[Tables.ActionOf[index]], here);
            if (_answerOnly)
            {
                return false;
            }
        }

        if ((cell & Transition.Dead) != 0)
        {
            return false;
        }

        state = cell & ~Transition.Special;
        if ((cell & Transition.Accelerate) != 0)
        {
            Skip(state, ref position);
        }

        return true;
    }

    /// <summary>Completes the match that was passed last, if any.</summary>
    public bool Finish(out int end)
    {
        Settle();
        end = _end;
        return end >= 0;
    }

    private void Act(TransitionAction action, int here)
    {
        if (action.Finals is not null)
        {
            _accepted = action;
            _end = here;
        }

        if (action.Operations.Length > 0)
        {
            Settle();
            action.Apply(_registers, here);
        }
    }

    /// <summary>Copies the tags of the last match before registers change.</summary>
    private void Settle()
    {
        _accepted?.Finish(_registers, _end, _tags);
        _accepted = null;
    }

    private void Skip(int state, scoped ref int position)
    {
        if (position >= _text.Length)
        {
            return;
        }

        var acceleration = Tables.Accelerations[state / _cache.RowLength];
        var count = acceleration!.Skip(_text[position..]);
        if (count == 0)
        {
            return;
        }

        position += count;
        if (acceleration.StayAction >= 0)
        {
            // Each character that stays passes a match; the last one counts. It may be a surrogate pair.
            var last = position - 1;
            var isPair = count > 1 && char.IsLowSurrogate(_text[last]) && char.IsHighSurrogate(_text[last - 1]);
            _accepted = Tables.Actions[acceleration.StayAction];
            _end = isPair ? last - 1 : last;
        }
    }
}

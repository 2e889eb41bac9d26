using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Automata;

/// <summary>
/// The states and transitions found so far. Built under a lock, read without: a cell is written last, after all it refers to.
/// Once full it stays as it is, and its owner starts a new one.
/// </summary>
internal sealed class AutomatonCache
{
    private const int DeadOffset = 0;

    private readonly Lock _lock = new();
    private readonly PatternProgram _program;
    private readonly AutomatonShape _shape;
    private readonly AssertionContext _context;
    private readonly ThreadFollower _follower;
    private readonly RegisterFile _registers;
    private readonly VersionRenaming _renaming;
    private readonly AutomatonBudget _budget;
    private readonly bool[] _asserts;
    private readonly Dictionary<AutomatonState, AutomatonState> _states = [];
    private readonly List<AutomatonState> _byRow = [];
    private readonly Dictionary<TransitionAction, int> _actions = [];
    private readonly int[] _starts = new int[4];
    private readonly Accelerator _accelerator;
    private AutomatonTables _tables;
    private long _stateSize;

    public AutomatonCache(PatternProgram program, AutomatonShape shape, AutomatonBudget budget, bool[] asserts)
    {
        (_program, _shape, _budget, _asserts) = (program, shape, budget, asserts);
        _context = new AssertionContext(program);
        _follower = new ThreadFollower(program, shape);
        _registers = new RegisterFile(shape.TagCount);
        _renaming = new VersionRenaming(_registers, shape.TagCount);
        RowLength = Math.Max(Transition.MinRowLength, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)program.Symbols!.Count + 1));
        _tables = new AutomatonTables(RowLength, 8);
        _byRow.Add(new AutomatonState([], [], [], TextBefore.Other, restarts: false));
        _accelerator = new Accelerator(program.Symbols);
        Array.Fill(_starts, -1);
    }

    public int RowLength { get; }

    public bool IsFull { get; private set; }

    public int StateCount => _byRow.Count;

    public AutomatonTables Tables => Volatile.Read(ref _tables);

    /// <summary>The state a run begins in; -1 when the cache is full.</summary>
    public int Start(TextBefore before)
    {
        var start = Volatile.Read(ref _starts[(int)before]);
        return start >= 0 ? start : BuildStart(before);
    }

    /// <summary>Builds a cell; returns its content, or <see cref="Transition.Unbuilt"/> when the cache is full.</summary>
    public int Build(int state, int symbol)
    {
        lock (_lock)
        {
            return BuildCell(state, symbol);
        }
    }

    private int BuildStart(TextBefore before)
    {
        lock (_lock)
        {
            var rows = new short[_shape.TagCount];
            Array.Fill(rows, RegisterOperation.Unset);
            var state = _shape.Anchored
                ? new AutomatonState([_program.Start], [0], rows, before, restarts: false)
                : new AutomatonState([], [], [], before, restarts: true);
            var offset = Intern(state);
            Volatile.Write(ref _starts[(int)before], offset);
            return offset;
        }
    }

    private int BuildCell(int offset, int symbol)
    {
        var cell = _tables.Next[offset + symbol];
        if (cell != Transition.Unbuilt)
        {
            return cell;
        }

        var state = _byRow[offset / RowLength];
        var isEnd = symbol == _program.Symbols!.EndSymbol;
        _follower.Follow(state, isEnd ? -1 : _program.Symbols.RepresentativeOf(symbol), _context.At(state.Before, symbol));
        var finals = _follower.Finals is null ? null : FinalsOf(_follower.Finals);
        var operations = _renaming.Rename(_follower.Rows);
        var target = isEnd || (finals is not null && _shape.AnswerOnly) ? DeadOffset : Intern(TargetOf(state, symbol));
        if (target < 0 || _registers.IsExhausted || IsFull)
        {
            IsFull = true;
            return Transition.Unbuilt;
        }

        cell = Publish(offset + symbol, target, new TransitionAction(target == DeadOffset ? [] : operations, finals));
        if (target == offset && (cell & Transition.Operate) == 0)
        {
            ConsiderAcceleration(state);
        }

        return _tables.Next[offset + symbol];
    }

    private short[] FinalsOf(short[] versions)
    {
        var finals = new short[versions.Length];
        for (var tag = 0; tag < finals.Length; tag++)
        {
            finals[tag] = versions[tag] < 0 ? versions[tag] : _registers.Of(tag, versions[tag]);
        }

        return finals;
    }

    private AutomatonState TargetOf(AutomatonState from, int symbol)
    {
        if (_shape.AnswerOnly)
        {
            _follower.Threads.Sort();
        }

        var restarts = from.Restarts && _follower.Finals is null;
        var threads = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_follower.Threads);
        var asserts = restarts && _asserts[_program.Start];
        foreach (var thread in threads)
        {
            asserts |= _asserts[thread];
        }

        var rowOfThread = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_follower.RowOfThread);
        return new AutomatonState(threads, rowOfThread, _follower.Rows.ToArray(), asserts ? _context.After(symbol) : TextBefore.Other, restarts);
    }

    private int Intern(AutomatonState state)
    {
        if (state.Threads.Length == 0 && !state.Restarts)
        {
            return DeadOffset;
        }

        if (_states.TryGetValue(state, out var known))
        {
            return known.Offset;
        }

        _stateSize += state.Size;
        if (_byRow.Count * RowLength >= _budget.MaxCells || _stateSize > _budget.MaxStateSize || state.RowOfThread.Length >= ushort.MaxValue)
        {
            IsFull = true;
            return -1;
        }

        state.Offset = _byRow.Count * RowLength;
        _states.Add(state, state);
        _byRow.Add(state);
        if (_byRow.Count > _tables.Rows)
        {
            Volatile.Write(ref _tables, _tables.Grow());
        }

        return state.Offset;
    }

    private int Publish(int cell, int target, TransitionAction action)
    {
        var value = target;
        if (target == DeadOffset)
        {
            value |= Transition.Dead;
        }
        else if (_tables.Accelerations[target / RowLength] is not null)
        {
            value |= Transition.Accelerate;
        }

        value |= action.Finals is null ? 0 : Transition.Accept;
        value |= action.Operations.Length == 0 ? 0 : Transition.Operate;
        if ((value & (Transition.Accept | Transition.Operate)) != 0)
        {
            _tables.ActionOf[cell] = ActionIndex(action);
        }

        Volatile.Write(ref _tables.Next[cell], value);
        return value;
    }

    private int ActionIndex(TransitionAction action)
    {
        if (_actions.TryGetValue(action, out var index))
        {
            return index;
        }

        index = _actions.Count;
        _actions.Add(action, index);
        if (index >= _tables.Actions.Length)
        {
            var larger = new TransitionAction[Math.Max(8, index * 2)];
            _tables.Actions.CopyTo(larger, 0);
            larger[index] = action;
            _tables.Actions = larger;
        }
        else
        {
            _tables.Actions[index] = action;
        }

        return index;
    }

    /// <summary>Once a few characters are known to stay in a state, finds out which do, and lets runs skip them.</summary>
    private void ConsiderAcceleration(AutomatonState state)
    {
        if (state.SelfLoops < 0 || ++state.SelfLoops < Accelerator.MinSelfLoops)
        {
            return;
        }

        state.SelfLoops = int.MinValue;
        for (var symbol = 0; symbol < _program.Symbols!.Count; symbol++)
        {
            if (BuildCell(state.Offset, symbol) == Transition.Unbuilt)
            {
                return;
            }
        }

        var acceleration = _accelerator.Of(state.Offset, _tables);
        if (acceleration is null)
        {
            return;
        }

        _tables.Accelerations[state.Offset / RowLength] = acceleration;
        foreach (ref var cell in _tables.Next.AsSpan())
        {
            if ((cell & ~Transition.Special) == state.Offset && (cell & (Transition.Unbuilt | Transition.Dead)) == 0)
            {
                Volatile.Write(ref cell, cell | Transition.Accelerate);
            }
        }
    }
}

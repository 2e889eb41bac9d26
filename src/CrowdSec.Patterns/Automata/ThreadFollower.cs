using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Automata;

/// <summary>
/// Takes all threads of a state over one symbol, in order of priority. Tags that are set on the way get the position before the symbol:
/// the symbol is known by then, so threads that it kills cost nothing at run time.
/// </summary>
internal sealed class ThreadFollower(PatternProgram program, AutomatonShape shape)
{
    private readonly int[] _visited = new int[program.Code.Length];
    private readonly int[] _reached = new int[program.Code.Length];
    private readonly Stack<(int Instruction, short Value)> _pending = new();
    private readonly short[] _row = new short[shape.TagCount];
    private int _generation;
    private int _rowId = -1;
    private int _codePoint;
    private Assertions _holds;

    /// <summary>The threads after the symbol.</summary>
    public List<int> Threads { get; } = [];

    public List<ushort> RowOfThread { get; } = [];

    /// <summary>Rows in terms of the versions before the symbol; <see cref="RegisterOperation.Position"/> for a tag set just now.</summary>
    public RowTable Rows { get; } = new(shape.TagCount);

    /// <summary>The tags of the match that ends before the symbol; null when none does.</summary>
    public short[]? Finals { get; private set; }

    /// <param name="codePoint">A code point with the symbol; -1 at the end of the text.</param>
    public void Follow(AutomatonState state, int codePoint, Assertions holds)
    {
        Begin(codePoint, holds);
        for (var i = 0; i < state.Threads.Length && Finals is null; i++)
        {
            state.Rows.AsSpan(state.RowOfThread[i] * shape.TagCount, shape.TagCount).CopyTo(_row);
            _rowId = i > 0 && state.RowOfThread[i] == state.RowOfThread[i - 1] ? _rowId : -1;
            Follow(state.Threads[i]);
        }

        if (state.Restarts && Finals is null)
        {
            _row.AsSpan().Fill(RegisterOperation.Unset);
            if (shape.StartTag >= 0)
            {
                _row[shape.StartTag] = RegisterOperation.Position;
            }

            _rowId = -1;
            Follow(program.Start);
        }
    }

    private void Begin(int codePoint, Assertions holds)
    {
        (_codePoint, _holds, Finals) = (codePoint, holds, null);
        _generation++;
        _rowId = -1;
        Threads.Clear();
        RowOfThread.Clear();
        Rows.Clear();
    }

    private void Follow(int start)
    {
        _pending.Push((start, 0));
        while (_pending.TryPop(out var item))
        {
            if (item.Instruction < 0)
            {
                SetTag(~item.Instruction, item.Value);
            }
            else if (_visited[item.Instruction] != _generation)
            {
                _visited[item.Instruction] = _generation;
                if (Visit(program.Code[item.Instruction]))
                {
                    _pending.Clear();
                    return;
                }
            }
        }
    }

    /// <returns>Whether a match was found, so that threads of lower priority no longer count.</returns>
    private bool Visit(Instruction instruction)
    {
        switch (instruction.Code)
        {
            case Opcode.Match:
                Finals = _row.AsSpan().ToArray();
                return true;
            case Opcode.Set:
                if (_codePoint >= 0 && _reached[instruction.Next] != _generation && program.Sets[instruction.Argument].Contains(_codePoint))
                {
                    _reached[instruction.Next] = _generation;
                    AddThread(instruction.Next);
                }

                return false;
            case Opcode.Assert when ((int)_holds & instruction.Argument) == 0:
                return false;
            case Opcode.Split:
                _pending.Push((instruction.Argument, 0));
                break;
            case Opcode.Save when shape.TagOfSlot[instruction.Argument] is var tag && tag >= 0:
                _pending.Push((~tag, _row[tag]));
                SetTag(tag, RegisterOperation.Position);
                break;
        }

        _pending.Push((instruction.Next, 0));
        return false;
    }

    private void SetTag(int tag, short value)
    {
        _row[tag] = value;
        _rowId = -1;
    }

    private void AddThread(int instruction)
    {
        if (_rowId < 0)
        {
            _rowId = Rows.Intern(_row);
        }

        Threads.Add(instruction);
        RowOfThread.Add((ushort)_rowId);
    }
}

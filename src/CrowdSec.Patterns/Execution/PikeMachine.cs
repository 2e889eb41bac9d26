using CrowdSec.Patterns.Programs;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Execution;

/// <summary>
/// Runs all threads of a program in step (Pike's method): time at most text length × program length, whatever the pattern.
/// The engine of last resort, and the yardstick of the others.
/// </summary>
internal sealed class PikeMachine(PatternProgram program)
{
    private PikeScratch? _withSlots;
    private PikeScratch? _withoutSlots;

    /// <summary>Finds the leftmost-first match at or after the start.</summary>
    /// <param name="groups">Two entries per group; empty when only the answer counts.</param>
    /// <param name="anchored">Whether the match must begin at the start.</param>
    public bool Run(ReadOnlySpan<char> text, int start, bool anchored, Span<int> groups, ref long steps)
    {
        ref var pooled = ref groups.IsEmpty ? ref _withoutSlots : ref _withSlots;
        var scratch = Interlocked.Exchange(ref pooled, null);
        if (scratch is null || scratch.SlotCount != groups.Length)
        {
            scratch = new PikeScratch(program, groups.Length);
        }

        var matched = Run(text, start, anchored, groups, scratch, ref steps);
        Volatile.Write(ref pooled, scratch);
        return matched;
    }

    private bool Run(ReadOnlySpan<char> text, int start, bool anchored, Span<int> groups, PikeScratch scratch, ref long steps)
    {
        var matched = false;
        scratch.Current.Clear();
        for (var position = start; ; position++)
        {
            var current = scratch.Current;
            if (!matched && (position == start || !anchored))
            {
                Begin(scratch, text, position);
            }

            if (current.Count == 0 && (matched || anchored))
            {
                return matched;
            }

            steps += current.Count + 1;
            matched |= Step(scratch, text, ref position, groups);
            if ((matched && groups.IsEmpty) || position >= text.Length)
            {
                return matched;
            }

            (scratch.Current, scratch.Next) = (scratch.Next, current);
        }
    }

    private void Begin(PikeScratch scratch, ReadOnlySpan<char> text, int position)
    {
        scratch.Slots.AsSpan().Fill(-1);
        if (scratch.SlotCount > 0)
        {
            scratch.Slots[0] = position;
        }

        Follow(scratch, scratch.Current, program.Start, position, ContextAt(text, position));
    }

    private bool Step(PikeScratch scratch, ReadOnlySpan<char> text, ref int position, Span<int> groups)
    {
        var current = scratch.Current;
        scratch.Next.Clear();
        var here = position;
        var codePoint = CodePointAt(text, ref position);
        var context = codePoint >= 0 ? ContextAt(text, position + 1) : Assertions.None;
        for (var i = 0; i < current.Count; i++)
        {
            var instruction = program.Code[current.Instruction(i)];
            if (instruction.Code == Opcode.Match)
            {
                if (!groups.IsEmpty)
                {
                    current.Slots(i).CopyTo(groups);
                    groups[1] = here;
                }

                return true;
            }

            if (codePoint >= 0 && program.Sets[instruction.Argument].Contains(codePoint))
            {
                current.Slots(i).CopyTo(scratch.Slots);
                Follow(scratch, scratch.Next, instruction.Next, position + 1, context);
            }
        }

        return false;
    }

    private Assertions ContextAt(ReadOnlySpan<char> text, int position) =>
        program.UsedAssertions == Assertions.None ? Assertions.None : TextContext.At(text, position);

    private static int CodePointAt(ReadOnlySpan<char> text, ref int position)
    {
        if (position >= text.Length)
        {
            return -1;
        }

        var c = text[position];
        if (char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            return char.ConvertToUtf32(c, text[++position]);
        }

        return c;
    }

    private void Follow(PikeScratch scratch, ThreadList list, int instruction, int position, Assertions context)
    {
        var bottom = scratch.PendingCount;
        while (true)
        {
            if (instruction >= 0)
            {
                instruction = Visit(scratch, list, instruction, position, context);
            }

            if (instruction >= 0)
            {
                continue;
            }

            if (scratch.PendingCount == bottom)
            {
                return;
            }

            instruction = scratch.Pop(out var value);
            if (instruction < 0)
            {
                scratch.Slots[~instruction] = value;
            }
        }
    }

    /// <returns>The instruction to go on with, or -1.</returns>
    private int Visit(PikeScratch scratch, ThreadList list, int index, int position, Assertions context)
    {
        if (!list.Visit(index))
        {
            return -1;
        }

        ref readonly var instruction = ref program.Code[index];
        switch (instruction.Code)
        {
            case Opcode.Set or Opcode.Match:
                list.Add(index, scratch.Slots);
                return -1;
            case Opcode.Split:
                scratch.Push(instruction.Argument, 0);
                break;
            case Opcode.Save when instruction.Argument < scratch.SlotCount:
                scratch.Push(~instruction.Argument, scratch.Slots[instruction.Argument]);
                scratch.Slots[instruction.Argument] = position;
                break;
            case Opcode.Assert when ((int)context & instruction.Argument) == 0:
                return -1;
        }

        return instruction.Next;
    }
}

using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Automata;

internal static class AssertionReach
{
    /// <summary>By instruction, whether an assertion can be met from there before a character is consumed.</summary>
    public static bool[] Of(PatternProgram program)
    {
        var reaches = new bool[program.Code.Length];
        if (program.UsedAssertions == Syntax.Assertions.None)
        {
            return reaches;
        }

        // Backwards from the assertions, over instructions that consume nothing.
        var callers = Callers(program.Code);
        var pending = new Stack<int>();
        for (var i = 0; i < reaches.Length; i++)
        {
            if (program.Code[i].Code == Opcode.Assert)
            {
                pending.Push(i);
            }
        }

        while (pending.TryPop(out var index))
        {
            if (reaches[index])
            {
                continue;
            }

            reaches[index] = true;
            foreach (var caller in callers[index] ?? [])
            {
                pending.Push(caller);
            }
        }

        return reaches;
    }

    private static List<int>?[] Callers(Instruction[] code)
    {
        var callers = new List<int>?[code.Length];
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i].Code is Opcode.Set or Opcode.Match)
            {
                continue;
            }

            (callers[code[i].Next] ??= []).Add(i);
            if (code[i].Code == Opcode.Split)
            {
                (callers[code[i].Argument] ??= []).Add(i);
            }
        }

        return callers;
    }
}

using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Programs;

/// <summary>What can be said about the beginning of a match without running the program.</summary>
internal static class StartAnalysis
{
    /// <summary>The code points a match can begin with; null when it can be empty.</summary>
    public static CodePointSet? FirstSet(Instruction[] code, CodePointSet[] sets, int start)
    {
        var builder = new CodePointSetBuilder();
        var nullable = false;
        var used = new HashSet<int>();
        Walk(code, start, instruction =>
        {
            nullable |= instruction.Code == Opcode.Match;
            if (instruction.Code == Opcode.Set && used.Add(instruction.Argument))
            {
                builder.Add(sets[instruction.Argument]);
            }

            return true;
        });
        return nullable ? null : builder.Build();
    }

    /// <summary>Whether every way into the program passes the assertion that the text begins here.</summary>
    public static bool IsAnchored(Instruction[] code, int start)
    {
        var anchored = true;
        Walk(code, start, instruction =>
        {
            var anchor = instruction.Code == Opcode.Assert && instruction.Argument == (int)Assertions.BeginText;
            anchored &= anchor || instruction.Code is not (Opcode.Set or Opcode.Match);
            return !anchor;
        });
        return anchored;
    }

    /// <summary>Visits what is reachable without consuming anything; the visitor says whether to go on behind an instruction.</summary>
    private static void Walk(Instruction[] code, int start, Func<Instruction, bool> visit)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<int>();
        pending.Push(start);
        while (pending.TryPop(out var index))
        {
            var instruction = code[index];
            if (!seen.Add(index) || !visit(instruction) || instruction.Code is Opcode.Set or Opcode.Match)
            {
                continue;
            }

            pending.Push(instruction.Next);
            if (instruction.Code == Opcode.Split)
            {
                pending.Push(instruction.Argument);
            }
        }
    }
}

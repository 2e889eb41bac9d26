using CrowdSec.Patterns.Programs;

namespace CrowdSec.Patterns.Automata;

/// <summary>What an automaton is to find out.</summary>
/// <param name="TagOfSlot">By slot of the program, the tag that remembers it, or -1.</param>
/// <param name="TagCount">Positions remembered.</param>
/// <param name="StartTag">The tag that remembers where a match begins, or -1.</param>
/// <param name="Anchored">Whether a match must begin where the run begins.</param>
/// <param name="AnswerOnly">Whether any match will do and nothing of it but its existence counts.</param>
internal sealed record AutomatonShape(int[] TagOfSlot, int TagCount, int StartTag, bool Anchored, bool AnswerOnly)
{
    /// <summary>Finds the groups of the match that begins where the run begins.</summary>
    public static AutomatonShape Groups(PatternProgram program)
    {
        var tags = new int[program.GroupCount * 2];
        for (var slot = 0; slot < tags.Length; slot++)
        {
            tags[slot] = slot - 2;
        }

        tags[0] = tags[1] = -1;
        return new AutomatonShape(tags, tags.Length - 2, -1, Anchored: true, AnswerOnly: false);
    }

    /// <summary>Finds where the leftmost match begins and ends.</summary>
    public static AutomatonShape Bounds(PatternProgram program) => new(NoTags(program), 1, 0, Anchored: false, AnswerOnly: false);

    /// <summary>Finds whether there is a match.</summary>
    public static AutomatonShape Answer(PatternProgram program, bool anchored) => new(NoTags(program), 0, -1, anchored, AnswerOnly: true);

    private static int[] NoTags(PatternProgram program)
    {
        var tags = new int[program.GroupCount * 2];
        Array.Fill(tags, -1);
        return tags;
    }
}

using System.Runtime.InteropServices;
using CrowdSec.Patterns.Syntax;

namespace CrowdSec.Patterns.Programs;

/// <summary>
/// Turns a parsed pattern into a program, from its end to its beginning: each node is emitted with the instruction that follows it, so
/// nothing has to be patched but loops. Equal instructions are shared.
/// </summary>
internal sealed class ProgramCompiler
{
    /// <summary>Upper bound of instructions; counted repetitions are written out.</summary>
    public const int MaxInstructions = 100_000;

    // The backtracking-free machine keeps slots per thread; this bounds its memory.
    private const long MaxThreadSlots = 16_000_000;

    private readonly List<Instruction> _code = [];
    private readonly Dictionary<ulong, int> _shared = [];
    private readonly Dictionary<CodePointSet, int> _setIndexes = [];
    private Assertions _assertions;

    /// <exception cref="PatternSyntaxException">The program would grow out of bounds.</exception>
    public static PatternProgram Compile(Node root, int groupCount)
    {
        var compiler = new ProgramCompiler();
        var start = compiler.Emit(root, compiler.Add(Opcode.Match, 0, 0));
        if ((long)compiler._code.Count * groupCount * 2 > MaxThreadSlots)
        {
            throw TooLarge();
        }

        return compiler.Finish(start, groupCount);
    }

    private static PatternSyntaxException TooLarge() =>
        new(0, $"expression too large: it would need more than {MaxInstructions} steps; use smaller counts");

    private PatternProgram Finish(int start, int groupCount)
    {
        var code = _code.ToArray();
        var sets = _setIndexes.Keys.ToArray();
        return new PatternProgram
        {
            Code = code,
            Start = start,
            Sets = sets,
            GroupCount = groupCount,
            UsedAssertions = _assertions,
            Symbols = SymbolMapBuilder.Build(SetsToTellApart(sets)),
            FirstSet = StartAnalysis.FirstSet(code, sets, start),
            AnchoredAtStart = StartAnalysis.IsAnchored(code, start),
        };
    }

    private List<CodePointSet> SetsToTellApart(CodePointSet[] sets)
    {
        var all = new List<CodePointSet>(sets);
        if ((_assertions & (Assertions.WordBoundary | Assertions.NotWordBoundary)) != 0)
        {
            all.Add(CodePointSet.Word);
        }

        if ((_assertions & (Assertions.BeginLine | Assertions.EndLine)) != 0)
        {
            all.Add(CodePointSet.Single('\n'));
        }

        return all;
    }

    private int Add(Opcode code, int next, int argument)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _shared, ((ulong)code << 60) | ((ulong)(uint)next << 30) | (uint)argument, out var exists);
        if (!exists)
        {
            index = Append(new Instruction(code, next, argument));
        }

        return index;
    }

    private int Append(Instruction instruction)
    {
        if (_code.Count >= MaxInstructions)
        {
            throw TooLarge();
        }

        _code.Add(instruction);
        return _code.Count - 1;
    }

    private int Emit(Node node, int next) => node.Kind switch
    {
        NodeKind.Empty => next,
        NodeKind.Literal or NodeKind.Set => Add(Opcode.Set, next, SetIndex(node.Set)),
        NodeKind.Assertion => EmitAssertion(node.Assertion, next),
        NodeKind.Capture => EmitCapture(node, next),
        NodeKind.Concat => EmitConcat(node, next),
        NodeKind.Alternate => EmitAlternate(node, next),
        _ => EmitRepeat(node, next),
    };

    private int SetIndex(CodePointSet set)
    {
        if (!_setIndexes.TryGetValue(set, out var index))
        {
            _setIndexes[set] = index = _setIndexes.Count;
        }

        return index;
    }

    private int EmitAssertion(Assertions assertion, int next)
    {
        _assertions |= assertion;
        return Add(Opcode.Assert, next, (int)assertion);
    }

    private int EmitCapture(Node node, int next)
    {
        var close = Add(Opcode.Save, next, (node.Group * 2) + 1);
        return Add(Opcode.Save, Emit(node.Children[0], close), node.Group * 2);
    }

    private int EmitConcat(Node node, int next)
    {
        for (var i = node.Children.Length - 1; i >= 0; i--)
        {
            next = Emit(node.Children[i], next);
        }

        return next;
    }

    private int EmitAlternate(Node node, int next)
    {
        var entry = Emit(node.Children[^1], next);
        for (var i = node.Children.Length - 2; i >= 0; i--)
        {
            var branch = Emit(node.Children[i], next);
            entry = branch == entry ? entry : Add(Opcode.Split, branch, entry);
        }

        return entry;
    }

    private int EmitRepeat(Node node, int next)
    {
        var child = node.Children[0];
        var entry = next;
        if (node.Max == Node.Unbounded)
        {
            entry = node.Min == 0 ? EmitStar(child, next, node.Greedy) : EmitPlus(child, next, node.Greedy);
        }
        else
        {
            for (var i = node.Min; i < node.Max; i++)
            {
                entry = EmitChoice(Emit(child, entry), next, node.Greedy);
            }
        }

        var copies = node.Max == Node.Unbounded ? node.Min - 1 : node.Min;
        for (var i = 0; i < copies; i++)
        {
            entry = Emit(child, entry);
        }

        return entry;
    }

    private int EmitChoice(int body, int next, bool greedy) =>
        greedy ? Add(Opcode.Split, body, next) : Add(Opcode.Split, next, body);

    private int EmitStar(Node child, int next, bool greedy)
    {
        // A body that can be empty loops as (x+)?, so that an empty first choice ends the loop as RE2 has it.
        if (child.CanBeEmpty)
        {
            return EmitChoice(EmitPlus(child, next, greedy), next, greedy);
        }

        return EmitLoop(child, next, greedy).Split;
    }

    private int EmitPlus(Node child, int next, bool greedy) => EmitLoop(child, next, greedy).Body;

    private (int Split, int Body) EmitLoop(Node child, int next, bool greedy)
    {
        var split = Append(default);
        var body = Emit(child, split);
        _code[split] = greedy ? new Instruction(Opcode.Split, body, next) : new Instruction(Opcode.Split, next, body);
        return (split, body);
    }
}

using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Compilation;

/// <param name="Conjuncts">The operands of the outermost and-chain with their code; the whole tree when there is none.</param>
/// <param name="Slots">Local slots of one evaluation.</param>
/// <param name="Allocates">The evaluation has a memory budget to keep.</param>
internal sealed record CompiledProgram(Node Tree, Code Code, IReadOnlyList<(Node Node, Code Code)> Conjuncts, int Slots, bool Allocates)
{
    /// <summary>Sets the frame up before an evaluation and cleans it afterwards, where the program needs that.</summary>
    public Func<ExprFrame, T> Framed<T>(Func<ExprFrame, T> run) => Slots == 0 && !Allocates ? run : frame =>
    {
        var own = frame.Busy ? frame.Fork() : frame;
        own.Begin(Slots);
        try
        {
            return run(own);
        }
        finally
        {
            own.End();
        }
    };
}

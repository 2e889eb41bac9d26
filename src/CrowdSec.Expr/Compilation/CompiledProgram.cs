using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Compilation;

/// <param name="Slots">Local slots of one evaluation.</param>
/// <param name="Allocates">The evaluation has a memory budget to keep.</param>
internal sealed record CompiledProgram(Node Tree, Code Code, int Slots, bool Allocates)
{
    /// <summary>The frame must be set up before and cleaned after an evaluation.</summary>
    public bool NeedsFrame => Slots > 0 || Allocates;
}

namespace CrowdSec.Expr.Ast;

internal sealed class NilNode(int offset) : Node(offset);

using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Compilation;

/// <summary>Rewrites of the tree that change what an expression does, as the reference makes them. All others happen while closures are made.</summary>
internal static class Optimizer
{
    public static Node Rewrite(Node node) => node;
}

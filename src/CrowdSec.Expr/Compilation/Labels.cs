using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Compilation;

/// <summary>What kind of part a node is, for traces.</summary>
internal static class Labels
{
    public static string Of(Node node) => node switch
    {
        BinaryNode binary => binary.Operator,
        UnaryNode unary => unary.Operator,
        LogicalNode logical => logical.IsAnd ? "and" : "or",
        MemberNode => "member",
        SliceNode => "slice",
        CallNode or BuiltinNode => "call",
        IdentifierNode => "variable",
        PointerNode => "element",
        ConditionalNode => "conditional",
        LetNode => "let",
        SequenceNode => "sequence",
        ArrayNode => "array",
        MapNode => "map",
        _ => "literal",
    };
}

using CrowdSec.Expr.Ast;
using CrowdSec.Expr.Compilation;

namespace CrowdSec.Expr.Analysis;

/// <summary>Recognises tests of a map's key against constants.</summary>
internal static class KeyTests
{
    public static KeyTest? Find(Node node, Compiler compiler)
    {
        List<string> values = [];
        MemberNode? member = null;
        return Collect(node, values, ref member) && member is not null && compiler.Compile(member) is Code<string> { Span: { } read, CanFail: false }
            ? new KeyTest(ReadPaths.Of(member)!, [.. values.Distinct(StringComparer.Ordinal)], read)
            : null;
    }

    private static bool Collect(Node node, List<string> values, ref MemberNode? member)
    {
        switch (node)
        {
            case LogicalNode { IsAnd: false } either:
                foreach (var operand in either.Operands)
                {
                    if (!Collect(operand, values, ref member))
                    {
                        return false;
                    }
                }

                return true;
            case BinaryNode { Operator: "==", Left: MemberNode field, Right: StringNode constant }:
                values.Add(constant.Value);
                return Same(field, ref member);
            case BinaryNode { Operator: "==", Left: StringNode constant, Right: MemberNode field }:
                values.Add(constant.Value);
                return Same(field, ref member);
            case BinaryNode { Operator: "in", Left: MemberNode field, Right: ArrayNode { Items: { Count: > 0 } items } } when items.All(item => item is StringNode):
                values.AddRange(items.Select(item => ((StringNode)item).Value));
                return Same(field, ref member);
            default:
                return false;
        }
    }

    private static bool Same(MemberNode field, ref MemberNode? member)
    {
        var path = ReadPaths.Of(field);
        var same = path is not null && (member is null || ReadPaths.Of(member) == path);
        member ??= field;
        return same;
    }
}

namespace CrowdSec.Expr.Ast;

internal sealed class BytesNode(int offset, byte[] value) : Node(offset)
{
    public byte[] Value { get; } = value;
}

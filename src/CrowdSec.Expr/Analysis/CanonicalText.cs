using System.Globalization;
using System.Text;
using CrowdSec.Expr.Ast;

namespace CrowdSec.Expr.Analysis;

/// <summary>An expression's text without what writers choose freely: spaces, quotes, parentheses, words or signs for operators.</summary>
internal sealed class CanonicalText
{
    private readonly StringBuilder _output = new();

    public static string Of(Node node)
    {
        var text = new CanonicalText();
        text.Write(node);
        return text._output.ToString();
    }

    private void Write(Node node)
    {
        switch (node)
        {
            case NilNode:
                _output.Append("nil");
                break;
            case BoolNode literal:
                _output.Append(literal.Value ? "true" : "false");
                break;
            case IntegerNode literal:
                _output.Append(literal.Value);
                break;
            case FloatNode literal:
                _output.Append(CultureInfo.InvariantCulture, $"{literal.Value:R}f");
                break;
            case StringNode literal:
                Quote(literal.Value);
                break;
            case BytesNode literal:
                _output.Append('b').Append(Convert.ToHexString(literal.Value));
                break;
            case IdentifierNode identifier:
                _output.Append(identifier.Name);
                break;
            case PointerNode pointer:
                _output.Append('#').Append(pointer.Name);
                break;
            default:
                WriteComposite(node);
                break;
        }
    }

    private void WriteComposite(Node node)
    {
        switch (node)
        {
            case UnaryNode unary:
                List($"({unary.Operator} ", [unary.Operand], ")");
                break;
            case BinaryNode binary:
                List("(", [binary.Left], $" {binary.Operator} ");
                List("", [binary.Right], ")");
                break;
            case LogicalNode logical:
                List("(", logical.Operands, ")", logical.IsAnd ? " and " : " or ");
                break;
            case MemberNode member:
                List("", [member.Target], member.Optional ? "?.[" : "[");
                List("", [member.Property], member.IsMethod ? "]()" : "]");
                break;
            case ChainNode chain:
                List("{", [chain.Body], "}");
                break;
            case CallNode call:
                Write(call.Callee);
                List("(", call.Arguments, ")");
                break;
            case BuiltinNode builtin:
                List($"::{builtin.Name}(", builtin.Arguments, ")");
                break;
            case LetNode let:
                List($"let {let.Name} = ", [let.Value, let.Body], "");
                break;
            case SliceNode slice:
                List("slice(", slice.Children, slice.From is null ? ":)" : ")");
                break;
            default:
                List(node.GetType().Name + "(", node.Children, ")");
                break;
        }
    }

    private void List(string open, IReadOnlyList<Node> nodes, string close, string separator = ", ")
    {
        _output.Append(open);
        for (var i = 0; i < nodes.Count; i++)
        {
            _output.Append(i > 0 ? separator : "");
            Write(nodes[i]);
        }

        _output.Append(close);
    }

    private void Quote(string text) =>
        _output.Append('\'').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append('\'');
}

namespace CrowdSec.Expr.Parsing;

internal enum TokenKind
{
    Identifier,
    Number,
    String,
    Bytes,
    Operator,
    Bracket,
    End,
}

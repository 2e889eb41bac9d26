namespace CrowdSec.Expr.Parsing;

/// <param name="Text">The text; for strings the unescaped value.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End, byte[]? Bytes = null)
{
    public bool Is(TokenKind kind, string text) => Kind == kind && Text == text;

    public bool IsOperator(string text) => Is(TokenKind.Operator, text);

    public bool IsBracket(string text) => Is(TokenKind.Bracket, text);

    /// <summary>The form that messages use.</summary>
    public override string ToString() => Kind == TokenKind.End ? "EOF" : $"{Kind}(\"{Text}\")";
}

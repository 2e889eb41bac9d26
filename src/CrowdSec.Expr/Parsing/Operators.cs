namespace CrowdSec.Expr.Parsing;

/// <summary>Precedences: the higher, the tighter.</summary>
internal static class Operators
{
    public const int Coalesce = 500;

    public static bool TryBinary(string op, out int precedence, out bool rightAssociative)
    {
        rightAssociative = op is "**" or "^";
        precedence = op switch
        {
            "|" => 0,
            "or" or "||" => 10,
            "and" or "&&" => 15,
            "==" or "!=" or "<" or ">" or "<=" or ">=" => 20,
            "in" or "matches" or "contains" or "startsWith" or "endsWith" => 20,
            ".." => 25,
            "+" or "-" => 30,
            "*" or "/" or "%" => 60,
            "**" or "^" => 100,
            "??" => Coalesce,
            _ => -1,
        };
        return precedence >= 0;
    }

    public static bool TryUnary(string op, out int precedence)
    {
        precedence = op switch
        {
            "not" or "!" => 50,
            "-" or "+" => 90,
            _ => -1,
        };
        return precedence >= 0;
    }

    /// <summary>Operators with a negated form: <c>x not in y</c>.</summary>
    public static bool MayFollowNot(string op) => op is "in" or "matches" or "contains" or "startsWith" or "endsWith";

    /// <summary>Operators that chain: <c>1 &lt; x &lt; 5</c>.</summary>
    public static bool IsOrdering(string op) => op is "<" or ">" or "<=" or ">=";

    public static bool IsWord(string text) =>
        text is "not" or "in" or "or" or "and" or "matches" or "contains" or "startsWith" or "endsWith" or "let" or "if" or "else";
}

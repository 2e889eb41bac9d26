namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>The flags, width and precision of one verb.</summary>
internal struct FormatSpec
{
    public const int None = -1;

    /// <summary>Widths and precisions beyond this are mistakes, and would let a format fill the memory.</summary>
    public const int Most = 10_000;

    public bool Plus;
    public bool Minus;
    public bool Sharp;
    public bool Space;
    public bool Zero;
    public int Width;
    public int Precision;

    public static FormatSpec Plain => new() { Width = None, Precision = None };

    public readonly bool HasPrecision => Precision != None;

    /// <summary>Takes a flag; false for other characters.</summary>
    public bool TrySetFlag(char symbol)
    {
        switch (symbol)
        {
            case '+':
                Plus = true;
                return true;
            case '-':
                Minus = true;
                return true;
            case '#':
                Sharp = true;
                return true;
            case ' ':
                Space = true;
                return true;
            case '0':
                Zero = true;
                return true;
            default:
                return false;
        }
    }
}

namespace CrowdSec.Expr.Runtime;

/// <summary>
/// Powers by repeated squaring with the binary exponent kept apart, and exp/log for what remains below one half: the reference rounds that
/// way, and expressions compare such results with constants.
/// </summary>
internal static class Powers
{
    public static double Pow(double x, double y)
    {
        if (y is 0 or 1 || x is 0 or 1 || !double.IsFinite(x) || !double.IsFinite(y) || (x < 0 && y != Math.Floor(y)) || Math.Abs(y) >= 1L << 62)
        {
            return Math.Pow(x, y);
        }

        if (Math.Abs(y) == 0.5)
        {
            return y > 0 ? Math.Sqrt(x) : 1 / Math.Sqrt(x);
        }

        var whole = Math.Floor(Math.Abs(y));
        var fraction = Math.Abs(y) - whole;
        var result = 1.0;
        if (fraction > 0.5)
        {
            fraction--;
            whole++;
        }

        if (fraction != 0)
        {
            result = Math.Exp(fraction * Math.Log(x));
        }

        return Squared(x, (long)whole, result, y < 0);
    }

    private static double Squared(double x, long whole, double result, bool inverse)
    {
        var (mantissa, exponent) = Split(x);
        long resultExponent = 0;
        for (var bits = whole; bits != 0; bits >>= 1)
        {
            if (Math.Abs(exponent) > 1 << 13)
            {
                resultExponent += exponent;
                break;
            }

            if ((bits & 1) == 1)
            {
                result *= mantissa;
                resultExponent += exponent;
            }

            mantissa *= mantissa;
            exponent <<= 1;
            if (mantissa < 0.5)
            {
                mantissa += mantissa;
                exponent--;
            }
        }

        return inverse
            ? Math.ScaleB(1 / result, (int)-resultExponent)
            : Math.ScaleB(result, (int)resultExponent);
    }

    /// <summary>The number as a mantissa in [0.5, 1) times a power of two.</summary>
    private static (double Mantissa, long Exponent) Split(double x)
    {
        var exponent = Math.ILogB(x) + 1;
        return (Math.ScaleB(x, -exponent), exponent);
    }
}

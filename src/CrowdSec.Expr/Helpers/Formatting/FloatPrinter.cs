using CrowdSec.Foundation.Values;

namespace CrowdSec.Expr.Helpers.Formatting;

/// <summary>Floating point numbers for the verbs v e E f F g G, without padding to the width.</summary>
internal static class FloatPrinter
{
    private const int DefaultPrecision = 6;

    public static bool TryFormat(double value, char verb, in FormatSpec spec, out string text)
    {
        text = "";
        if (verb is not ('v' or 'e' or 'E' or 'f' or 'F' or 'g' or 'G'))
        {
            return false;
        }

        var form = verb switch { 'v' => 'g', 'F' => 'f', _ => verb };
        var precision = spec.HasPrecision ? spec.Precision : form is 'g' or 'G' ? GoFloat.Shortest : DefaultPrecision;
        text = GoFloat.Format(value, form, precision);
        if (text[0] == '+' && !spec.Plus)
        {
            return true; // Infinity always shows its sign.
        }

        if (text[0] is not ('-' or '+'))
        {
            text = (spec.Plus ? "+" : spec.Space ? " " : "") + text;
        }

        return true;
    }
}

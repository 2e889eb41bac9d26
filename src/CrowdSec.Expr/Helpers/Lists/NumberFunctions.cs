using CrowdSec.Expr.Helpers.Texts;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;

namespace CrowdSec.Expr.Helpers.Lists;

/// <summary>Functions on numbers.</summary>
internal static class NumberFunctions
{
    private const double EarthRadius = 6371; // kilometres
    private const double Tolerance = 1e-6;

    public static IEnumerable<ExprFunction> All =>
    [
        new("Distance", Distance, Pure: true)
        {
            Summary = "Kilometres between two places given by latitude and longitude; 0 when either place is unknown (0, 0).",
            Examples = ["Distance('51.45', '1.15', '41.54', '12.27') > 1389.17 and Distance('51.45', '1.15', '41.54', '12.27') < 1389.18", "Distance('0', '0', '1', '1') == 0"],
        },
        new("FloatApproxEqual", (double left, double right) => Math.Abs(left - right) < Tolerance, Pure: true)
        {
            Summary = "Whether two numbers differ by less than a millionth.",
            Examples = ["FloatApproxEqual(0.1 + 0.2, 0.3)", "not FloatApproxEqual(1.0, 1.1)"],
        },
    ];

    /// <summary>The haversine formula on a sphere.</summary>
    private static double Distance(string latitude1, string longitude1, string latitude2, string longitude2)
    {
        var (lat1, lon1) = (Parse(latitude1), Parse(longitude1));
        var (lat2, lon2) = (Parse(latitude2), Parse(longitude2));
        if ((lat1 == 0 && lon1 == 0) || (lat2 == 0 && lon2 == 0))
        {
            return 0;
        }

        var (phi1, phi2) = (double.DegreesToRadians(lat1), double.DegreesToRadians(lat2));
        var sinPhi = Math.Sin((phi2 - phi1) / 2);
        var sinLambda = Math.Sin(double.DegreesToRadians(lon2 - lon1) / 2);
        var chord = (sinPhi * sinPhi) + (Math.Cos(phi1) * Math.Cos(phi2) * sinLambda * sinLambda);
        return 2 * EarthRadius * Math.Atan2(Math.Sqrt(chord), Math.Sqrt(1 - chord));
    }

    private static double Parse(string text) =>
        ConversionFunctions.TryParseFloat(text, out var value) ? value : throw new ExprRuntimeException($"Distance: '{text}' is not a number");
}

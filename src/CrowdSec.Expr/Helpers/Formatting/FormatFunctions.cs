using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Formatting;

internal static class FormatFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("Sprintf", (string format, object?[] values) => GoFormatter.Format(format, values), Variadic: true, Pure: true)
        {
            Summary = "The values in the shape of a format with the verbs of Go's fmt package.",
            Examples =
            [
                "Sprintf('%s-%d', 'a', 7) == 'a-7'",
                "Sprintf('%05.1f|%-4s|%x', 3.14159, 'b', 255) == '003.1|b   |ff'",
                "Sprintf('%v %v %v', nil, true, [1, 'a']) == '<nil> true [1 a]'",
                "Sprintf('%d', 'x') == '%!d(string=x)'",
            ],
        },
    ];
}

using CrowdSec.Expr.Helpers.Formatting;
using CrowdSec.Foundation.Values;
using Xunit;

namespace CrowdSec.Tests.Expr.Helpers.Formatting;

public sealed class GoFormatterTests
{
    public static TheoryData<string, object?[], string> Cases => new()
    {
        { "plain", [], "plain" },
        { "%s", ["a"], "a" },
        { "%d%%", [42L], "42%" },
        { "%5d|%-5d|%05d|%+d|% d", [42L, 42L, 42L, 42L, 42L], "   42|42   |00042|+42| 42" },
        { "%x|%X|%#x|%o|%#o|%b|%O", [255L, 255L, 255L, 8L, 8L, 5L, 8L], "ff|FF|0xff|10|010|101|0o10" },
        { "%c|%q|%U", [65L, 65L, 65L], "A|'A'|U+0041" },
        { "%.3d|%08.3d|%-08d|", [7L, 7L, 7L], "007|     007|7       |" },
        { "%d", [-5L], "-5" },
        { "%06d", [-5L], "-00005" },
        { "%v %v", [1.5, 1e6], "1.5 1e+06" },
        { "%f|%.2f|%8.3f|%-8.1f|%e|%g", [1.5, 2.675, 3.14159, 2.25, 1234.5, 1e-7], "1.500000|2.67|   3.142|2.2     |1.234500e+03|1e-07" },
        { "%+.1f|%08.2f", [1.0, -1.5], "+1.0|-0001.50" },
        { "%q|%x|% X|%#q", ["a\"\n", "hi", "hi", "a"], "\"a\\\"\\n\"|6869|68 69|`a`" },
        { "%5s|%-5s|%.2s|%5.1s", ["ab", "ab", "abc", "xyz"], "   ab|ab   |ab|    x" },
        { "%t|%v", [true, false], "true|false" },
        { "%v|%d|%s", [null, null, null], "<nil>|%!d(<nil>)|%!s(<nil>)" },
        { "%d", ["x"], "%!d(string=x)" },
        { "%s", [5L], "%!s(int=5)" },
        { "%t", [1.5], "%!t(float64=1.5)" },
        { "%z", [5L], "%!z(int=5)" },
        { "%d %d", [1L], "1 %!d(MISSING)" },
        { "%d", [1L, 2L, "x"], "1%!(EXTRA int=2, string=x)" },
        { "100%", [], "100%!(NOVERB)" },
        { "%[2]d %[1]d", [1L, 2L], "2 1" },
        { "%[3]d", [1L, 2L], "%!d(BADINDEX)" },
        { "%*d|%-*d|%.*f", [5L, 1L, 3L, 2L, 1L, 2.25], "    1|2  |2.2" },
        { "%v|%s", [new object?[] { 1L, "a", null }, new[] { "x", "y" }], "[1 a <nil>]|[x y]" },
        { "%v", [new Dictionary<string, object?> { ["b"] = 1L, ["a"] = "x" }], "map[a:x b:1]" },
        { "%T %T %T", [1L, "x", null], "int string <nil>" },
        { "%v %s %d", [new GoDuration(90 * GoDuration.Second), new GoDuration(1), new GoDuration(7)], "1m30s 1ns 7" },
        { "é%3s", ["ü"], "é  ü" },
        { "%99999999d", [1L], "1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Formats(string format, object?[] values, string expected) => Assert.Equal(expected, GoFormatter.Format(format, values));
}

using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Injection;

/// <summary>Recognising injected code in request parameters.</summary>
internal static class InjectionFunctions
{
    public static IEnumerable<ExprFunction> All =>
    [
        new("LibInjectionIsSQLI", (string text) => SqlInjection.IsInjection(text), Pure: true)
        {
            Summary = "Whether the text would change the meaning of an SQL statement that it is pasted into.",
            Examples = ["LibInjectionIsSQLI(\"1' or '1'='1\")", "LibInjectionIsSQLI('1 union select 1,2')", "not LibInjectionIsSQLI(\"O'Reilly and sons\")"],
        },
        new("LibInjectionIsXSS", (string text) => ScriptInjection.IsInjection(text), Pure: true)
        {
            Summary = "Whether the text would run code in a web page that it is pasted into.",
            Examples = ["LibInjectionIsXSS('<script>alert(1)</script>')", "LibInjectionIsXSS('x\" onerror=alert(1) y=\"')", "not LibInjectionIsXSS('1 < 2 and 3 > 2')"],
        },
    ];
}

using CrowdSec.Expr.Helpers.Formatting;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Engine.Helpers;

/// <summary>Speaking to the operator from an expression.</summary>
internal sealed class LogFunctions(ILog log)
{
    public IEnumerable<ExprFunction> All =>
    [
        new("LogInfo", LogInfo, Variadic: true)
        {
            Summary = "Writes a formatted message to the log and is true.",
            Examples = ["LogInfo('seen %s', 'x')"],
        },
    ];

    private bool LogInfo(string format, object?[] values)
    {
        log.Info(GoFormatter.Format(format, values));
        return true;
    }
}

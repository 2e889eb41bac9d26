using CrowdSec.Expr.Helpers.Cti;
using CrowdSec.Expr.Helpers.Http;
using CrowdSec.Expr.Hosting;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Expr.Helpers;

/// <summary>The functions that ask other hosts by HTTP. Thread-safe; one per process, so that a reload does not forget quotas.</summary>
public sealed class RemoteHelpers : IDisposable
{
    private readonly HttpExchange _exchange;
    private readonly ExprFunction[] _all;

    /// <param name="timeout">For one request; 10 seconds when null.</param>
    public RemoteHelpers(CtiOptions cti, TimeProvider clock, ILog log, TimeSpan? timeout = null)
    {
        _exchange = new HttpExchange(timeout ?? TimeSpan.FromSeconds(10));
        _all = [.. new HttpFunctions(_exchange).All, .. new CtiFunctions(cti, _exchange, clock, log).All];
    }

    public IReadOnlyCollection<ExprFunction> All => _all;

    /// <summary>Declares the types that the functions give.</summary>
    public static void Register(HostTypes types)
    {
        HttpResult.Register(types);
        CtiTypes.Register(types);
    }

    public void Dispose() => _exchange.Dispose();
}

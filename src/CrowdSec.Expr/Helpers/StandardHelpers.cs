using CrowdSec.Expr.Helpers.Formatting;
using CrowdSec.Expr.Helpers.Http;
using CrowdSec.Expr.Helpers.Injection;
using CrowdSec.Expr.Helpers.Json;
using CrowdSec.Expr.Helpers.KeyValues;
using CrowdSec.Expr.Helpers.Lists;
using CrowdSec.Expr.Helpers.Network;
using CrowdSec.Expr.Helpers.Texts;
using CrowdSec.Expr.Helpers.Times;
using CrowdSec.Expr.Helpers.Uris;
using CrowdSec.Expr.Helpers.Xml;
using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers;

/// <summary>
/// The functions that need nothing from their host but a clock: they are available in every expression. Each instance has its own caches.
/// Thread-safe.
/// </summary>
public sealed class StandardHelpers(TimeProvider clock)
{
    private readonly XmlFunctions _xml = new();
    private readonly TimeFunctions _times = new(clock);

    public IEnumerable<ExprFunction> All =>
    [
        .. TextFunctions.All,
        .. FormatFunctions.All,
        .. JsonFunctions.All,
        .. _xml.All,
        .. KeyValueFunctions.All,
        .. UriFunctions.All,
        .. IpFunctions.All,
        .. _times.All,
        .. IntervalFunctions.All,
        .. ListFunctions.All,
        .. NumberFunctions.All,
        .. InjectionFunctions.All,
        .. RequestFunctions.All,
    ];
}

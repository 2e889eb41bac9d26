using CrowdSec.Expr.Helpers.Http;
using CrowdSec.Expr.Helpers.Uris;
using CrowdSec.Expr.Hosting;
using CrowdSec.Expr.Runtime;
using CrowdSec.Foundation.Caching;
using CrowdSec.Foundation.Logging;

namespace CrowdSec.Expr.Helpers.Cti;

/// <summary>Looks up what CrowdSec's reputation service knows of an address. Thread-safe.</summary>
internal sealed class CtiFunctions(CtiOptions options, HttpExchange exchange, TimeProvider clock, ILog log)
{
    private static readonly TimeSpan Backoff = TimeSpan.FromMinutes(5);

    private readonly LruCache<string, (CtiItem Item, long Stored)> _answers = new(options.CacheSize, StringComparer.Ordinal);
    private volatile bool _refused;
    private long _quietSince = long.MinValue;

    public IEnumerable<ExprFunction> All =>
    [
        new("CrowdsecCTI", Lookup)
        {
            Summary = "What CrowdSec's reputation service knows of an address; an error when the service is not configured.",
        },
    ];

    private CtiItem Lookup(string ip)
    {
        if (options.Key.Length == 0 || !options.Enabled || _refused)
        {
            throw new ExprRuntimeException("CrowdsecCTI: cti is disabled");
        }

        if (_answers.TryGet(ip, out var known) && clock.GetElapsedTime(known.Stored) <= options.CacheTimeout)
        {
            return known.Item;
        }

        var quietSince = Volatile.Read(ref _quietSince);
        if (quietSince != long.MinValue && clock.GetElapsedTime(quietSince) < Backoff)
        {
            throw new ExprRuntimeException("CrowdsecCTI: the quota is used up, waiting");
        }

        var item = Ask(ip);
        _answers.Set(ip, (item, clock.GetTimestamp()));
        return item;
    }

    private CtiItem Ask(string ip)
    {
        var url = new Uri(options.BaseAddress, "smoke/" + UriEscape.EscapePathSegment(ip)).AbsoluteUri;
        var answer = exchange.Send("CrowdsecCTI", HttpMethod.Get, url, [KeyValuePair.Create("X-Api-Key", options.Key)], null, null);
        switch (answer.StatusCode)
        {
            case 200:
                return CtiItemReader.Read(answer.Body) ?? throw new ExprRuntimeException("CrowdsecCTI: the answer is not understood");
            case 404:
                return CtiItem.Empty;
            case 403:
                _refused = true;
                log.Error("CrowdsecCTI: the key is refused; look-ups are off until the next start: check api.cti.key");
                throw new ExprRuntimeException("CrowdsecCTI: unauthorized");
            case 429:
                Volatile.Write(ref _quietSince, clock.GetTimestamp());
                throw new ExprRuntimeException("CrowdsecCTI: the quota is used up");
            default:
                throw new ExprRuntimeException($"CrowdsecCTI: unexpected HTTP status {answer.StatusCode}");
        }
    }
}

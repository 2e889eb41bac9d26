using CrowdSec.Expr.Hosting;

namespace CrowdSec.Expr.Helpers.Http;

/// <summary>An HTTP answer as expressions see it.</summary>
internal sealed record HttpResult(long StatusCode, string Body, IReadOnlyDictionary<string, string[]> Headers)
{
    public static void Register(HostTypes types) =>
        types.Struct<HttpResult>("HTTPResponse")
            .Field("StatusCode", static r => r.StatusCode)
            .Field("Body", static r => r.Body)
            .Field("Headers", static r => r.Headers);
}

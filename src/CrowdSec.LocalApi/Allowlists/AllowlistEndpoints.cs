using CrowdSec.Foundation.Values;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Protocol.Allowlists;
using CrowdSec.Protocol.Json;
using CrowdSec.Storage.Allowlists;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Allowlists;

/// <summary>/v1/allowlists: listing, and asking whether something is allowed.</summary>
internal sealed class AllowlistEndpoints(IAllowlistStore store, AllowlistIndex index) : IEndpoints
{
    private const int MostTargets = 100_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("GET", "/v1/allowlists", AccessRule.Machine, ListAsync);
        routes.Add("GET", "/v1/allowlists/{allowlist_name}", AccessRule.Machine, GetAsync);
        routes.Add("HEAD", "/v1/allowlists/{allowlist_name}", AccessRule.Machine, GetAsync);
        routes.Add("GET", "/v1/allowlists/check/{ip_or_range}", AccessRule.Machine, CheckAsync);
        routes.Add("HEAD", "/v1/allowlists/check/{ip_or_range}", AccessRule.Machine, CheckAsync);
        routes.Add("POST", "/v1/allowlists/check", AccessRule.Machine, CheckManyAsync);
    }

    private async Task ListAsync(HttpContext context)
    {
        var withItems = WithContent(context);
        var lists = await store.ListAsync(withItems, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, lists.Select(list => AllowlistView.Of(list, withItems)).ToList(), WireJson.WriteAllowlists);
    }

    private async Task GetAsync(HttpContext context)
    {
        var withItems = WithContent(context);
        var name = context.LastSegment();
        var list = await store.FindAsync(name, withItems, context.RequestAborted) ?? throw Refuse($"allowlist '{name}' not found");
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, AllowlistView.Of(list, withItems), WireJson.WriteAllowlist);
    }

    private Task CheckAsync(HttpContext context)
    {
        var reasons = Reasons(context.LastSegment());
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return JsonAnswer.EmptyAsync(context, reasons.Count > 0 ? StatusCodes.Status200OK : StatusCodes.Status204NoContent);
        }

        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, new AllowlistCheck(reasons.Count > 0, string.Join(", ", reasons)), WireJson.WriteAllowlistCheck);
    }

    private async Task CheckManyAsync(HttpContext context)
    {
        var targets = await ReadTargetsAsync(context);
        var matches = new List<AllowlistMatch>();
        foreach (var target in targets)
        {
            if (Reasons(target) is { Count: > 0 } reasons)
            {
                matches.Add(new AllowlistMatch(target, reasons));
            }
        }

        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, matches, WireJson.WriteAllowlistMatches);
    }

    private static async Task<List<string>> ReadTargetsAsync(HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context);
        try
        {
            var targets = WireJsonReader.ReadAllowlistTargets(body.Span);
            return targets.Count switch
            {
                0 => throw new ApiException(StatusCodes.Status400BadRequest, "targets list cannot be empty"),
                > MostTargets => throw new ApiException(StatusCodes.Status400BadRequest, $"more than {MostTargets} targets"),
                _ => targets,
            };
        }
        catch (WireFormatException error)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, error.Message);
        }
    }

    private IReadOnlyList<string> Reasons(string value) =>
        IpRange.TryParseAddressOrRange(value, out var range) ? index.Reasons(range) : throw Refuse($"'{value}' is neither an address nor a range");

    private static bool WithContent(HttpContext context) => context.Request.Query["with_content"] == "true";

    private static ApiException Refuse(string message) => new(StatusCodes.Status500InternalServerError, message);
}

using System.Globalization;
using System.Text;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage;
using CrowdSec.Storage.Decisions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>DELETE /v1/decisions and /v1/decisions/:id: machines end decisions; see reference 06.7.</summary>
internal sealed class DeleteEndpoints(IDecisionStore store, DecisionFeed feed) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("DELETE", "/v1/decisions", AccessRule.Machine, DeleteAsync);
        routes.Add("DELETE", "/v1/decisions/{decision_id}", AccessRule.Machine, DeleteOneAsync);
    }

    private async Task DeleteAsync(HttpContext context)
    {
        var filter = Parse(context.Request.QueryString.Value);
        await AnswerAsync(context, await store.ExpireAsync(filter, context.RequestAborted));
    }

    private async Task DeleteOneAsync(HttpContext context)
    {
        if (!long.TryParse((string?)context.Request.RouteValues["decision_id"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
        {
            throw new ApiException(400, "decision_id must be valid integer");
        }

        try
        {
            await store.ExpireAsync(id, context.RequestAborted);
        }
        catch (StoreException error) when (error.Error == StoreError.NotFound)
        {
            throw new ApiException(500, $"decision with id '{id}' doesn't exist: unable to delete");
        }

        await AnswerAsync(context, 1);
    }

    private async Task AnswerAsync(HttpContext context, long count)
    {
        await feed.CatchUpAsync(context.RequestAborted);
        var body = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"nbDeleted\":\"{count}\"}}"));
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static DecisionFilter Parse(string? queryString)
    {
        var filter = new DecisionFilter();
        var seen = new HashSet<string>();
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            var name = pair.DecodeName().ToString();
            if (seen.Add(name))
            {
                filter = Apply(filter, name, pair.DecodeValue().ToString());
            }
        }

        return filter;
    }

    private static DecisionFilter Apply(DecisionFilter filter, string name, string value) => name switch
    {
        "scope" or "scopes" => filter with { Scope = value },
        "uuid" => filter with { Uuid = value },
        "origin" => filter with { Origin = value },
        "value" => filter with { Value = value },
        "type" => filter with { Type = value },
        "scenario" => filter with { Scenario = value },
        "ip" or "range" => filter with { Range = ValueText.Parse(value) ?? throw new ApiException(500, $"unable to convert '{value}' to int: invalid address: invalid ip address / range") },
        "contains" => filter with
        {
            Contains = QueryParser.ParseBool(value) ?? throw new ApiException(500, $"invalid contains value : '{value}' is no boolean: unable to parse type"),
        },
        _ => throw new ApiException(500, $"'{name}' doesn't exist: invalid filter"),
    };
}

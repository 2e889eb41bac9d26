using System.Globalization;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.LocalApi.Decisions.Stream;
using CrowdSec.LocalApi.Decisions.Writing;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage.Decisions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>GET and HEAD /v1/decisions/stream: what changed since a bouncer's last pull; see reference 06.8 and docs/decision-stream.md.</summary>
internal sealed class StreamEndpoints(DecisionIndex index, DecisionFeed feed, Pullers pullers, IDecisionStore store, TimeProvider clock) : IEndpoints
{
    public const string ChecksumHeader = "Crowdsec-Decisions-Checksum";
    public const string CountHeader = "Crowdsec-Decisions-Count";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("GET", "/v1/decisions/stream", AccessRule.Bouncer, GetAsync);
        routes.Add("HEAD", "/v1/decisions/stream", AccessRule.Bouncer, static _ => Task.CompletedTask);
        routes.Add("GET", "/v1/decisions/checksum", AccessRule.Bouncer, ChecksumAsync);
    }

    private async Task GetAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        var request = QueryParser.ParseStream(context.Request.QueryString.Value);
        var now = clock.GetUtcNow().UtcTicks;
        await feed.CoverAsync(now, aborted);

        // What another server may have told of already must be here: a puller that hears older things after newer ones would keep them.
        await feed.CatchUpAsync(aborted);
        var pull = context.Features.Get<Caller>()?.Bouncer is { } bouncer
            ? await pullers.BeginAsync(bouncer, PullSources.Of(context), request.Startup, aborted)
            : null;
        var delta = new DeltaReader(index, request.Query, pull?.Knowledge ?? Knowledge.Of(StreamCursor.Start), now, request.Dedup);
        context.Response.ContentType = "application/json";
        if (request.Checksum)
        {
            SetChecksum(context.Response, request.Query, now);
        }

        using var output = new Utf8Output(context.Response.BodyWriter);
        await StreamAnswer.WriteAsync(delta, store, output, aborted);
        if (pull is { Puller: null })
        {
            // The database knows of a new puller before the puller has its answer: after a crash, another one's cursor would stand for it.
            await pullers.AnsweredAsync(pull, delta.Next, request.Startup, aborted);
            await output.SendAsync(aborted);
            return;
        }

        await output.SendAsync(aborted);
        if (pull is not null)
        {
            await pullers.AnsweredAsync(pull, delta.Next, request.Startup, CancellationToken.None);
        }
    }

    private async Task ChecksumAsync(HttpContext context)
    {
        var request = QueryParser.ParseStream(context.Request.QueryString.Value);
        var now = clock.GetUtcNow().UtcTicks;
        await feed.CoverAsync(now, context.RequestAborted);
        var checksum = SetChecksum(context.Response, request.Query, now);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"checksum\":\"{checksum.Sum:x16}\",\"count\":{checksum.Count}}}"), context.RequestAborted);
    }

    private DecisionChecksum SetChecksum(HttpResponse response, DecisionQuery query, long now)
    {
        var checksum = ChecksumReader.Read(index, query, now);
        response.Headers[ChecksumHeader] = checksum.Sum.ToString("x16", CultureInfo.InvariantCulture);
        response.Headers[CountHeader] = checksum.Count.ToString(CultureInfo.InvariantCulture);
        return checksum;
    }
}

using System.Buffers;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.LocalApi.Decisions.Stream;
using CrowdSec.LocalApi.Decisions.Writing;
using CrowdSec.LocalApi.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>GET and HEAD /v1/decisions: what is in force on one value, or everything that passes a filter; see reference 06.7.</summary>
internal sealed class LiveEndpoints(DecisionIndex index, DecisionFeed feed, Pullers pullers, ApiCounters counters, TimeProvider clock) : IEndpoints
{
    private const string Json = "application/json; charset=utf-8";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Add("GET", "/v1/decisions", AccessRule.Bouncer, GetAsync);
        routes.Add("HEAD", "/v1/decisions", AccessRule.Bouncer, HeadAsync);
    }

    private static Task HeadAsync(HttpContext context)
    {
        QueryParser.Parse(context.Request.QueryString.Value);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return Task.CompletedTask;
    }

    private Task GetAsync(HttpContext context)
    {
        var query = QueryParser.Parse(context.Request.QueryString.Value);
        var now = clock.GetUtcNow().UtcTicks;
        if (context.Features.Get<Caller>()?.Bouncer is { } bouncer)
        {
            pullers.Asked(bouncer, now);
        }

        context.Response.ContentType = Json;
        var covered = feed.CoverAsync(now, context.RequestAborted);
        return covered.IsCompletedSuccessfully ? AnswerAsync(context, query, now) : CoverFirstAsync(covered, context, query, now);
    }

    private async Task CoverFirstAsync(ValueTask covered, HttpContext context, DecisionQuery query, long now)
    {
        await covered;
        await AnswerAsync(context, query, now);
    }

    private Task AnswerAsync(HttpContext context, DecisionQuery query, long now)
    {
        using var found = new PageBuffer();
        if (!index.TryFind(query, now, found))
        {
            return WriteAllAsync(context, query, now);
        }

        if (found.Count > 1)
        {
            found.Items.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        }

        var kept = Window(found, query);
        Count(context, !kept.IsEmpty);
        if (kept.Length == 0)
        {
            context.Response.ContentLength = 4;
            context.Response.BodyWriter.Write("null"u8);
            return Task.CompletedTask;
        }

        WriteFound(context.Response, kept, now);
        return Task.CompletedTask;
    }

    private void Count(HttpContext context, bool found)
    {
        if (context.Features.Get<Caller>()?.Bouncer is { } bouncer)
        {
            counters.AddDecisionsAnswer(bouncer.Name, found);
        }
    }

    private static ReadOnlySpan<DecisionView> Window(PageBuffer found, DecisionQuery query)
    {
        var from = Math.Min(query.Offset, found.Count);
        return found.Items.Slice(from, query.Limit > 0 ? Math.Min(query.Limit, found.Count - from) : found.Count - from);
    }

    private static void WriteFound(HttpResponse response, ReadOnlySpan<DecisionView> found, long now)
    {
        var room = 2;
        foreach (ref readonly var decision in found)
        {
            room += DecisionJson.MaxLength(decision) + 1;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(room);
        var written = 0;
        buffer[written++] = (byte)'[';
        foreach (ref readonly var decision in found)
        {
            written += DecisionJson.Write(buffer.AsSpan(written), decision, now, withUuid: false);
            buffer[written++] = (byte)',';
        }

        buffer[written - 1] = (byte)']';
        response.ContentLength = written;
        response.BodyWriter.Write(buffer.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private async Task WriteAllAsync(HttpContext context, DecisionQuery query, long now)
    {
        using var output = new Utf8Output(context.Response.BodyWriter);
        using var page = new PageBuffer();
        var reader = new DeltaReader(index, query, Knowledge.Of(StreamCursor.Start), now, dedup: false);
        var (skip, left, first) = (query.Offset, query.Limit > 0 ? query.Limit : int.MaxValue, true);
        for (var more = true; more && left > 0;)
        {
            more = reader.ReadNew(page);
            var from = Math.Min(skip, page.Count);
            skip -= from;
            var end = (int)Math.Min((long)from + left, page.Count);
            left -= end - from;
            while (from < end)
            {
                if (first)
                {
                    output.Append("["u8);
                }

                from += output.Append(page.Items[from..end], now, withUuid: false, ref first);
                if (from < end)
                {
                    await output.SendAsync(context.RequestAborted);
                }
            }

            page.Clear();
        }

        Count(context, !first);
        output.Append(first ? "null"u8 : "]"u8);
        await output.SendAsync(context.RequestAborted);
    }
}

using System.Globalization;
using System.Text;
using CrowdSec.LocalApi.Authentication;
using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;
using CrowdSec.LocalApi.Decisions.Stream;
using CrowdSec.LocalApi.Decisions.Writing;
using CrowdSec.LocalApi.Hosting;
using CrowdSec.Storage.Decisions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrowdSec.LocalApi.Decisions;

/// <summary>GET /v1/decisions/stream/events: the stream as server-sent events, as soon as something changes; see docs/decision-stream.md. The bouncer itself keeps how far it is.</summary>
internal sealed class EventEndpoints(DecisionIndex index, DecisionFeed feed, Pullers pullers, IDecisionStore store, TimeProvider clock) : IEndpoints
{
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(15);

    // Changes that come together go together.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    // Keys and certificates are looked at when the bouncer comes again.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public void Map(IEndpointRouteBuilder routes)
    {
        var stopping = routes.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        routes.Add("GET", "/v1/decisions/stream/events", AccessRule.Bouncer, context => PushAsync(context, stopping));
    }

    private async Task PushAsync(HttpContext context, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var request = QueryParser.ParseStream(context.Request.QueryString.Value);
        var cursor = !request.Startup && StreamCursor.TryParse(context.Request.Headers["Last-Event-ID"].ToString(), out var last) ? last : StreamCursor.Start;
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var output = new Utf8Output(context.Response.BodyWriter);
        output.Append("retry: 2000\n\n"u8);
        try
        {
            await feed.CatchUpAsync(stop.Token);
            await PushAsync(new(context, request, output), cursor, stop.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The last complete event has the cursor to go on with.
        }
    }

    private async Task PushAsync(Push push, StreamCursor cursor, CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        long? shown = null;
        while (clock.GetElapsedTime(begin) < Longest)
        {
            var now = clock.GetUtcNow().UtcTicks;
            await feed.CoverAsync(now, cancellationToken);
            var delta = new DeltaReader(index, push.Request.Query, Knowledge.Of(cursor), now, push.Request.Dedup);
            var told = await EventAnswer.WriteAsync(delta, store, push.Output, cancellationToken);
            var isDue = shown is not { } at || clock.GetElapsedTime(at) >= SignOfLife;
            cursor = delta.Next;
            if (told || isDue)
            {
                shown = clock.GetTimestamp();
                AppendCursor(push, cursor, now, isDue);
                Note(push.Context, now);
                await push.Output.SendAsync(cancellationToken);
            }

            await WaitAsync(cursor, now, cancellationToken);
        }
    }

    private void AppendCursor(Push push, StreamCursor cursor, long now, bool isDue)
    {
        var data = "{}";
        if (push.Request.Checksum && (isDue || push.Request.Query.IsOnlyScopes))
        {
            // What changed meanwhile comes with the next events: then this is not the checksum of what was told.
            var checksum = ChecksumReader.Read(index, push.Request.Query, now);
            data = index.Sequence == cursor.Sequence ? string.Create(CultureInfo.InvariantCulture, $"{{\"checksum\":\"{checksum.Sum:x16}\",\"count\":{checksum.Count}}}") : data;
        }

        push.Output.Append(Encoding.ASCII.GetBytes($"event: cursor\nid: {cursor}\ndata: {data}\n\n"));
    }

    private void Note(HttpContext context, long now)
    {
        if (context.Features.Get<Caller>()?.Bouncer is { } bouncer)
        {
            pullers.Asked(bouncer, now);
        }
    }

    // Until something changes, the next decision ends, or it is time for a sign of life.
    private async Task WaitAsync(StreamCursor cursor, long now, CancellationToken cancellationToken)
    {
        var changed = index.ChangeAfter(cursor.Sequence);
        var end = index.NextEnd(now);
        var longest = end - now < SignOfLife.Ticks ? new TimeSpan(Math.Max(TimeSpan.TicksPerSecond, end - now)) : SignOfLife;
        await changed.WaitAsync(longest, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (changed.IsCompleted)
        {
            await Task.Delay(Gather, cancellationToken);
        }
    }

    private sealed record Push(HttpContext Context, StreamRequest Request, Utf8Output Output);
}

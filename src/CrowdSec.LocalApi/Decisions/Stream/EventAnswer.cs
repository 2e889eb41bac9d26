using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Writing;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>Writes a delta as events "deleted" and "new", a page of decisions in each, in the order in which a bouncer should apply them.</summary>
internal static class EventAnswer
{
    private static readonly byte[] Deleted = [.. "event: deleted\ndata: ["u8];
    private static readonly byte[] New = [.. "event: new\ndata: ["u8];

    /// <returns>Whether there was anything to tell.</returns>
    public static async Task<bool> WriteAsync(DeltaReader delta, IDecisionStore store, Utf8Output output, CancellationToken cancellationToken)
    {
        using var page = new PageBuffer();
        var told = await PagesAsync(delta.ReadDeleted, Deleted, page, delta.Now, output, cancellationToken);
        if (delta.Forgotten is var (from, to) && from < to)
        {
            await foreach (var decision in store.EndedAsync(new(from, DateTimeKind.Utc), new(to, DateTimeKind.Utc), cancellationToken))
            {
                if (delta.TryGetOver(decision, out var view))
                {
                    told = true;
                    await WriteAsync(new[] { view }, Deleted, delta.Now, output, cancellationToken);
                }
            }
        }

        return await PagesAsync(delta.ReadNew, New, page, delta.Now, output, cancellationToken) || told;
    }

    private static async Task<bool> PagesAsync(Func<PageBuffer, bool> read, byte[] head, PageBuffer page, long now, Utf8Output output, CancellationToken cancellationToken)
    {
        var told = false;
        for (var more = true; more;)
        {
            more = read(page);
            if (page.Count > 0)
            {
                told = true;
                await WriteAsync(page.Memory, head, now, output, cancellationToken);
                page.Clear();
            }
        }

        return told;
    }

    private static async Task WriteAsync(ReadOnlyMemory<DecisionView> decisions, byte[] head, long now, Utf8Output output, CancellationToken cancellationToken)
    {
        var first = true;
        output.Append(head);
        for (var done = 0; done < decisions.Length;)
        {
            done += output.Append(decisions.Span[done..], now, withUuid: true, ref first);
            if (done < decisions.Length)
            {
                await output.SendAsync(cancellationToken);
            }
        }

        output.Append("]\n\n"u8);
    }
}

using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Writing;
using CrowdSec.Storage.Decisions;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>Writes a delta: {"new": [..], "deleted": [..]}, page by page.</summary>
internal static class StreamAnswer
{
    /// <summary>Writes and sends everything but the last bytes.</summary>
    public static async Task WriteAsync(DeltaReader delta, IDecisionStore store, Utf8Output output, CancellationToken cancellationToken)
    {
        using var page = new PageBuffer();
        output.Append("{\"new\": ["u8);
        var first = true;
        for (var more = true; more;)
        {
            more = delta.ReadNew(page);
            first = await SendAsync(page, delta.Now, first, output, cancellationToken);
        }

        output.Append("], \"deleted\": ["u8);
        first = true;
        for (var more = true; more;)
        {
            more = delta.ReadDeleted(page);
            first = await SendAsync(page, delta.Now, first, output, cancellationToken);
        }

        await WriteForgottenAsync(delta, store, first, output, cancellationToken);
        output.Append("]}"u8);
    }

    private static async Task WriteForgottenAsync(DeltaReader delta, IDecisionStore store, bool first, Utf8Output output, CancellationToken cancellationToken)
    {
        if (delta.Forgotten is not var (from, to) || from >= to)
        {
            return;
        }

        await foreach (var decision in store.EndedAsync(new(from, DateTimeKind.Utc), new(to, DateTimeKind.Utc), cancellationToken))
        {
            if (delta.TryGetOver(decision, out var view))
            {
                while (output.Append([view], delta.Now, withUuid: true, ref first) == 0)
                {
                    await output.SendAsync(cancellationToken);
                }
            }
        }
    }

    private static async ValueTask<bool> SendAsync(PageBuffer page, long now, bool first, Utf8Output output, CancellationToken cancellationToken)
    {
        var done = 0;
        while (done < page.Count)
        {
            done += output.Append(page.Items[done..], now, withUuid: true, ref first);
            if (done < page.Count)
            {
                await output.SendAsync(cancellationToken);
            }
        }

        page.Clear();
        return first;
    }
}

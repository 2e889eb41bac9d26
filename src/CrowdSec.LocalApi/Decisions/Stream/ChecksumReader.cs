using CrowdSec.LocalApi.Decisions.Index;
using CrowdSec.LocalApi.Decisions.Queries;

namespace CrowdSec.LocalApi.Decisions.Stream;

/// <summary>The checksum of what passes a query: kept ready where only scopes are asked for, else counted.</summary>
internal static class ChecksumReader
{
    public static DecisionChecksum Read(DecisionIndex index, DecisionQuery query, long now)
    {
        if (query.IsOnlyScopes)
        {
            return index.Checksum(query.Scopes, now);
        }

        using var page = new PageBuffer();
        var delta = new DeltaReader(index, query, Knowledge.Of(StreamCursor.Start), now, dedup: true, onceEach: true);
        var sum = default(DecisionChecksum);
        for (var more = true; more;)
        {
            more = delta.ReadNew(page);
            foreach (ref readonly var decision in page.Items)
            {
                sum = sum.Plus(DecisionHash.Of(decision));
            }

            page.Clear();
        }

        return sum;
    }
}
